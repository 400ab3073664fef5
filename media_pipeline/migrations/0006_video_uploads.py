
import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('media_pipeline', '0005_media_states'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
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
        migrations.CreateModel(
            name='ResumableUpload',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=255, verbose_name='nama berkas')),
                ('size', models.PositiveBigIntegerField(help_text='Dalam byte.', verbose_name='ukuran')),
                ('offset', models.PositiveBigIntegerField(default=0, help_text='Dalam byte.', verbose_name='yang sudah datang')),
                ('begun_at', models.DateTimeField(auto_now_add=True, verbose_name='dimulai pada')),
                ('heard_at', models.DateTimeField(db_index=True, verbose_name='kabar terakhir')),
                ('multipart', models.TextField(blank=True, editable=False, verbose_name='unggahan di penyimpanan')),
                ('parts', models.JSONField(blank=True, default=list, editable=False, verbose_name='bagian')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='pengunggah')),
            ],
            options={
                'verbose_name': 'unggahan',
                'verbose_name_plural': 'unggahan',
                'ordering': ['-begun_at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('offset__lte', models.F('size')), ('size__gt', 0)), name='media_pipeline_upload_within_size')],
            },
        ),
    ]
