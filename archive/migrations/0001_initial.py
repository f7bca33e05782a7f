
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Article',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=500, verbose_name='title')),
                ('title_supplied', models.BooleanField(default=False, help_text='The text as printed carries no title.', verbose_name='title supplied by the archive')),
                ('body', models.TextField(verbose_name='text as printed')),
                ('byline', models.CharField(blank=True, max_length=200, verbose_name='byline')),
                ('external_id', models.CharField(blank=True, max_length=200, verbose_name='identifier in the source')),
                ('url', models.URLField(blank=True, max_length=1000, verbose_name='address')),
                ('published_on', models.DateField(blank=True, help_text='The first day of the month or year when no day is known.', null=True, verbose_name='published on')),
                ('published_precision', models.CharField(choices=[('day', 'day'), ('month', 'month'), ('year', 'year')], default='day', max_length=5, verbose_name='precision')),
                ('published_evidence', models.TextField(blank=True, help_text='The words of the text, or the record, the date rests on.', verbose_name='evidence for the date')),
                ('language', models.CharField(default='ar', max_length=3, verbose_name='language')),
                ('status', models.CharField(choices=[('draft', 'draft'), ('published', 'published')], default='published', max_length=9, verbose_name='status')),
                ('content_hash', models.CharField(db_index=True, editable=False, max_length=64, verbose_name='content hash')),
                ('boilerplate', models.JSONField(blank=True, default=list, help_text='Spans [start, end, kind] of the text as printed.', verbose_name='boilerplate')),
                ('recognition_version', models.PositiveIntegerField(default=0, editable=False)),
                ('editors_note', models.TextField(blank=True, verbose_name="editor's note")),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='added at')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='changed at')),
            ],
            options={
                'verbose_name': 'article',
                'verbose_name_plural': 'articles',
            },
        ),
        migrations.CreateModel(
            name='IndexTask',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('article_id', models.BigIntegerField(db_index=True, verbose_name='article')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='created at')),
                ('attempts', models.PositiveSmallIntegerField(default=0, verbose_name='attempts')),
                ('error', models.TextField(blank=True, verbose_name='last error')),
            ],
            options={
                'verbose_name': 'index task',
                'verbose_name_plural': 'index tasks',
            },
        ),
        migrations.CreateModel(
            name='Country',
            fields=[
                ('name_ar', models.CharField(max_length=200, verbose_name='name in Arabic')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='name in English')),
                ('iso', models.CharField(max_length=2, primary_key=True, serialize=False, validators=[django.core.validators.RegexValidator('^[A-Z]{2}$', "A country's key is two capital Latin letters (ISO 3166-1).")], verbose_name='ISO code')),
                ('origin', models.CharField(choices=[('file', 'data file'), ('editor', 'editor')], default='editor', max_length=6, verbose_name='origin')),
            ],
            options={
                'verbose_name': 'country',
                'verbose_name_plural': 'countries',
                'constraints': [models.CheckConstraint(condition=models.Q(('iso__regex', '^[A-Z]{2}$')), name='country_iso_form'), models.CheckConstraint(condition=models.Q(('name_ar', ''), _negated=True), name='country_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Actor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_ar', models.CharField(max_length=200, verbose_name='name in Arabic')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='name in English')),
                ('key', models.CharField(max_length=80, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'A key is made of small Latin letters, digits and single hyphens, like sergey-lavrov.')], verbose_name='key')),
                ('kind', models.CharField(choices=[('person', 'person'), ('organisation', 'organisation')], max_length=12, verbose_name='kind')),
                ('origin', models.CharField(choices=[('file', 'data file'), ('editor', 'editor')], default='editor', max_length=6, verbose_name='origin')),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='actors', to='archive.country', verbose_name='country')),
            ],
            options={
                'verbose_name': 'actor',
                'verbose_name_plural': 'actors',
            },
        ),
        migrations.CreateModel(
            name='ImportBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('path', models.CharField(max_length=1000, verbose_name='file')),
                ('fingerprint', models.CharField(max_length=64, verbose_name='fingerprint of the file')),
                ('started_at', models.DateTimeField(auto_now_add=True, verbose_name='started at')),
                ('finished_at', models.DateTimeField(blank=True, null=True, verbose_name='finished at')),
                ('next_line', models.PositiveBigIntegerField(default=1, verbose_name='next line')),
                ('created', models.PositiveIntegerField(default=0, verbose_name='created')),
                ('updated', models.PositiveIntegerField(default=0, verbose_name='updated')),
                ('unchanged', models.PositiveIntegerField(default=0, verbose_name='unchanged')),
                ('rejected', models.PositiveIntegerField(default=0, verbose_name='rejected')),
            ],
            options={
                'verbose_name': 'import',
                'verbose_name_plural': 'imports',
                'indexes': [models.Index(fields=['fingerprint'], name='import_by_fingerprint')],
            },
        ),
        migrations.CreateModel(
            name='ImportRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.PositiveBigIntegerField(verbose_name='line')),
                ('outcome', models.CharField(choices=[('created', 'created'), ('updated', 'updated'), ('unchanged', 'unchanged'), ('rejected', 'rejected')], max_length=9, verbose_name='outcome')),
                ('external_id', models.CharField(blank=True, max_length=200, verbose_name='identifier in the source')),
                ('record_hash', models.CharField(blank=True, db_index=True, max_length=64, verbose_name='hash of the record')),
                ('field', models.CharField(blank=True, max_length=40, verbose_name='field')),
                ('reason', models.TextField(blank=True, verbose_name='reason')),
                ('article', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='import_records', to='archive.article')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='records', to='archive.importbatch', verbose_name='import')),
            ],
            options={
                'verbose_name': 'imported record',
                'verbose_name_plural': 'imported records',
            },
        ),
        migrations.CreateModel(
            name='Office',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=80, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'A key is made of small Latin letters, digits and single hyphens, like sergey-lavrov.')], verbose_name='key')),
                ('title_ar', models.CharField(max_length=200, verbose_name='title in Arabic')),
                ('title_en', models.CharField(max_length=200, verbose_name='title in English')),
                ('body', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='offices', to='archive.actor')),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='offices', to='archive.country')),
            ],
            options={
                'verbose_name': 'office',
                'verbose_name_plural': 'offices',
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('name_ar', models.CharField(max_length=200, verbose_name='name in Arabic')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='name in English')),
                ('key', models.CharField(max_length=80, primary_key=True, serialize=False, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'A key is made of small Latin letters, digits and single hyphens, like sergey-lavrov.')], verbose_name='key')),
                ('kind', models.CharField(default='city', max_length=20, verbose_name='kind')),
                ('origin', models.CharField(choices=[('file', 'data file'), ('editor', 'editor')], default='editor', max_length=6, verbose_name='origin')),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='places', to='archive.country', verbose_name='country')),
            ],
            options={
                'verbose_name': 'place',
                'verbose_name_plural': 'places',
            },
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start', models.PositiveIntegerField(verbose_name='start')),
                ('end', models.PositiveIntegerField(verbose_name='end')),
                ('surface', models.CharField(max_length=300, verbose_name='as printed')),
                ('how', models.CharField(max_length=40, verbose_name='recognised by')),
                ('state', models.CharField(choices=[('suggested', 'suggested'), ('accepted', 'accepted'), ('rejected', 'rejected')], default='suggested', max_length=9, verbose_name='state')),
                ('actor', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='archive.actor')),
                ('article', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='archive.article', verbose_name='article')),
                ('country', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='archive.country')),
                ('place', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='archive.place')),
            ],
            options={
                'verbose_name': 'mention',
                'verbose_name_plural': 'mentions',
            },
        ),
        migrations.AddField(
            model_name='article',
            name='dateline_place',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='datelined', to='archive.place', verbose_name='dateline'),
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name_ar', models.CharField(max_length=200, verbose_name='name in Arabic')),
                ('name_en', models.CharField(blank=True, max_length=200, verbose_name='name in English')),
                ('key', models.CharField(max_length=80, unique=True, validators=[django.core.validators.RegexValidator('^[a-z0-9]+(-[a-z0-9]+)*$', 'A key is made of small Latin letters, digits and single hyphens, like sergey-lavrov.')], verbose_name='key')),
                ('homepage', models.URLField(blank=True, verbose_name='home page')),
            ],
            options={
                'verbose_name': 'source',
                'verbose_name_plural': 'sources',
                'constraints': [models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9]+(-[a-z0-9]+)*$')), name='source_key_form'), models.CheckConstraint(condition=models.Q(('name_ar', ''), _negated=True), name='source_has_a_name')],
            },
        ),
        migrations.AddField(
            model_name='article',
            name='source',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='articles', to='archive.source', verbose_name='source'),
        ),
        migrations.CreateModel(
            name='Tenure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.CharField(blank=True, help_text='YYYY, YYYY-MM or YYYY-MM-DD', max_length=10, validators=[django.core.validators.RegexValidator('^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$', 'A date is written YYYY, YYYY-MM or YYYY-MM-DD, like 2017-03.')], verbose_name='from')),
                ('until', models.CharField(blank=True, help_text='YYYY, YYYY-MM or YYYY-MM-DD', max_length=10, validators=[django.core.validators.RegexValidator('^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$', 'A date is written YYYY, YYYY-MM or YYYY-MM-DD, like 2017-03.')], verbose_name='to')),
                ('origin', models.CharField(choices=[('file', 'data file'), ('editor', 'editor')], default='editor', max_length=6, verbose_name='origin')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tenures', to='archive.actor', verbose_name='actor')),
                ('office', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tenures', to='archive.office', verbose_name='office')),
            ],
            options={
                'verbose_name': 'tenure',
                'verbose_name_plural': 'tenures',
            },
        ),
        migrations.CreateModel(
            name='ActorName',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=200, verbose_name='spelling')),
                ('script', models.CharField(choices=[('arab', 'Arabic'), ('latn', 'Latin')], default='arab', max_length=4, verbose_name='script')),
                ('kind', models.CharField(choices=[('full', 'full name'), ('short', 'surname or short name'), ('acronym', 'acronym')], default='full', max_length=8, verbose_name='kind')),
                ('ambiguous', models.BooleanField(default=False, help_text="Also a common word or another's name: it needs a context.", verbose_name='ambiguous')),
                ('origin', models.CharField(choices=[('file', 'data file'), ('editor', 'editor')], default='editor', max_length=6, verbose_name='origin')),
                ('actor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='spellings', to='archive.actor', verbose_name='actor')),
            ],
            options={
                'verbose_name': 'spelling',
                'verbose_name_plural': 'spellings',
                'constraints': [models.UniqueConstraint(fields=('actor', 'text'), name='one_row_a_spelling'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='spelling_not_empty'), models.CheckConstraint(condition=models.Q(('script__in', ['arab', 'latn'])), name='spelling_script_known'), models.CheckConstraint(condition=models.Q(('kind__in', ['full', 'short', 'acronym'])), name='spelling_kind_known')],
            },
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9]+(-[a-z0-9]+)*$')), name='actor_key_form'),
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['person', 'organisation'])), name='actor_kind_known'),
        ),
        migrations.AddConstraint(
            model_name='actor',
            constraint=models.CheckConstraint(condition=models.Q(('name_ar', ''), _negated=True), name='actor_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='importrecord',
            constraint=models.UniqueConstraint(fields=('batch', 'line', 'field'), name='one_outcome_a_field_of_a_record'),
        ),
        migrations.AddConstraint(
            model_name='importrecord',
            constraint=models.CheckConstraint(condition=models.Q(('outcome__in', ['created', 'updated', 'unchanged', 'rejected'])), name='record_outcome_known'),
        ),
        migrations.AddConstraint(
            model_name='importrecord',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('outcome', 'rejected'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_rejection_has_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='office',
            constraint=models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9]+(-[a-z0-9]+)*$')), name='office_key_form'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.CheckConstraint(condition=models.Q(('key__regex', '^[a-z0-9]+(-[a-z0-9]+)*$')), name='place_key_form'),
        ),
        migrations.AddConstraint(
            model_name='place',
            constraint=models.CheckConstraint(condition=models.Q(('name_ar', ''), _negated=True), name='place_has_a_name'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.CheckConstraint(condition=models.Q(('start__lt', models.F('end'))), name='mention_span_not_empty'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['suggested', 'accepted', 'rejected'])), name='mention_state_known'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('actor__isnull', False), ('country__isnull', True), ('place__isnull', True)), models.Q(('actor__isnull', True), ('country__isnull', False), ('place__isnull', True)), models.Q(('actor__isnull', True), ('country__isnull', True), ('place__isnull', False)), _connector='OR'), name='mention_of_one_entity'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.UniqueConstraint(condition=models.Q(('actor__isnull', False)), fields=('article', 'start', 'end', 'actor'), name='one_mention_of_actor_a_span'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.UniqueConstraint(condition=models.Q(('country__isnull', False)), fields=('article', 'start', 'end', 'country'), name='one_mention_of_country_a_span'),
        ),
        migrations.AddConstraint(
            model_name='mention',
            constraint=models.UniqueConstraint(condition=models.Q(('place__isnull', False)), fields=('article', 'start', 'end', 'place'), name='one_mention_of_place_a_span'),
        ),
        migrations.AddIndex(
            model_name='article',
            index=models.Index(fields=['status', 'published_on'], name='article_by_date'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(condition=models.Q(('url', ''), _negated=True), fields=('source', 'url'), name='one_article_an_address_in_a_source'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(condition=models.Q(('source__isnull', True), models.Q(('url', ''), _negated=True)), fields=('url',), name='one_article_an_address_without_a_source'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.UniqueConstraint(condition=models.Q(('external_id', ''), _negated=True), fields=('source', 'external_id'), name='one_article_an_identifier_in_a_source'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='article_has_a_title'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('body', ''), _negated=True), name='article_has_a_text'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'published'])), name='article_status_known'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('published_precision__in', ['day', 'month', 'year'])), name='article_precision_known'),
        ),
        migrations.AddConstraint(
            model_name='article',
            constraint=models.CheckConstraint(condition=models.Q(('published_precision', 'day'), models.Q(('published_on__day', 1), ('published_precision', 'month')), models.Q(('published_on__day', 1), ('published_on__month', 1), ('published_precision', 'year')), _connector='OR'), name='article_date_is_the_first_of_its_period'),
        ),
        migrations.AddConstraint(
            model_name='tenure',
            constraint=models.UniqueConstraint(fields=('actor', 'office', 'since'), name='one_row_a_tenure'),
        ),
        migrations.AddConstraint(
            model_name='tenure',
            constraint=models.CheckConstraint(condition=models.Q(('since__regex', '^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$'), ('until__regex', '^([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)?$')), name='tenure_dates_form'),
        ),
        migrations.AddConstraint(
            model_name='tenure',
            constraint=models.CheckConstraint(condition=models.Q(('until', ''), ('since__lte', django.db.models.functions.text.Concat('until', models.Value('9'))), _connector='OR'), name='tenure_ends_after_it_begins'),
        ),
    ]
