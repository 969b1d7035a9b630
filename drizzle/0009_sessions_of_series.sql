-- Written by hand: what a series drafted before drafts noted their series is given to it, where that is certain. Such a
-- draft was written by the bot itself, under the name of who began the series and the title that its template had then.
-- Where several series fit, it is the one that noted the draft's first day, if no other did. The rest belongs to none.
with drafted as (
  select seminars.id, seminars.created_by, written.at, written.subject,
    (coalesce(
      (select (before ->> 'startsAt')::timestamptz from seminar_edits where seminar_id = seminars.id order by edition limit 1),
      seminars.starts_at
    ) at time zone seminars.time_zone)::date as day
  from seminars
  join audit_log as written
    on written.seminar_id = seminars.id and written.action = 'write' and written.person_id is null
  where seminars.series_id is null
),
fitting as (
  select drafted.id, series.id as series_id,
    exists (select from series_sessions where series_id = series.id and series_sessions.day = drafted.day) as is_its_day
  from drafted
  join series on series.created_by = drafted.created_by
  join seminars as template on template.id = series.template_id
  where exists (
      select from audit_log
      where seminar_id = template.id and action = 'start-series' and at <= drafted.at
    )
    and (drafted.subject = template.title or exists (
      select from audit_log where seminar_id = template.id and subject = drafted.subject
    ))
),
certain as (
  select id, (array_agg(series_id))[1] as series_id from fitting group by id having count(*) = 1
  union all
  select id, (array_agg(series_id) filter (where is_its_day))[1] from fitting group by id
  having count(*) > 1 and count(*) filter (where is_its_day) = 1
)
update seminars set series_id = certain.series_id from certain where certain.id = seminars.id;
