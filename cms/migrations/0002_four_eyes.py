import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('cms', '0001_initial'),
        ('wagtailcore', '0098_apitoken'),
        ('wagtailcore', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContentVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0, verbose_name='nomor')),
            ],
            options={
                'verbose_name': 'versi isi',
                'verbose_name_plural': 'versi isi',
            },
        ),
        migrations.CreateModel(
            name='FourEyesTask',
            fields=[
                ('task_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to='wagtailcore.task')),
                ('fallback_group', models.ForeignKey(blank=True, help_text='Memutuskan bila tidak ada Editor lain di OPD ini.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='auth.group', verbose_name='kelompok cadangan')),
                ('groups', models.ManyToManyField(help_text='Pages/snippets at this step in a workflow will be moderated or approved by these groups of users', to='auth.group', verbose_name='groups')),
            ],
            options={
                'verbose_name': 'persetujuan empat mata',
                'verbose_name_plural': 'persetujuan empat mata',
            },
            bases=('wagtailcore.task',),
        ),
        migrations.CreateModel(
            name='RevisionApproval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('approved_at', models.DateTimeField(auto_now_add=True, verbose_name='disetujui pada')),
                ('approver', models.ForeignKey(help_text='Kosong: diterbitkan oleh sistem, bukan oleh orang.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='penyetuju')),
                ('page', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revision_approvals', to=settings.WAGTAIL_PAGE_MODEL, verbose_name='halaman')),
                ('revision', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='approval', to='wagtailcore.revision', verbose_name='revisi')),
            ],
            options={
                'verbose_name': 'persetujuan revisi',
                'verbose_name_plural': 'persetujuan revisi',
            },
        ),
    ]
