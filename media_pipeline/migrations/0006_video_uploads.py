

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('media_pipeline', '0005_media_states'),
    ]

    operations = [
        migrations.AlterField(
            model_name='video',
            name='file',
            field=models.FileField(upload_to='media', verbose_name='berkas video'),
        ),
        migrations.AlterField(
            model_name='video',
            name='thumbnail',
            field=models.FileField(blank=True, help_text='Gambar yang tampil sebelum video diputar. Bila dikosongkan, diambil dari videonya sendiri.', upload_to='media_thumbnails', verbose_name='poster'),
        ),
    ]
