-- Written by hand: how many answered what is kept by the database, in the transaction and by the statement that changes
-- an answer, whoever makes it. src/rsvps/head-count.table.ts tells why.
create function count_rsvps_added() returns trigger language plpgsql as $$
begin
  insert into head_counts as counted (seminar_id, on_site, online, waitlisted, waitlisted_online, declined, materials, party, late_withdrawals)
    select seminar_id,
      coalesce(sum(n) filter (where standing = 'attending' and mode = 'on_site'), 0),
      coalesce(sum(n) filter (where standing = 'attending' and mode = 'online'), 0),
      coalesce(sum(n) filter (where standing = 'waitlisted'), 0),
      coalesce(sum(n) filter (where standing = 'waitlisted' and mode = 'online'), 0),
      coalesce(sum(n) filter (where standing = 'declined'), 0),
      coalesce(sum(n) filter (where standing = 'materials'), 0),
      coalesce(sum(n) filter (where is_at_party), 0),
      coalesce(sum(n) filter (where is_late_withdrawal), 0)
    from (select 1 as n, seminar_id, standing, mode, is_at_party, is_late_withdrawal from added) as changed
    group by seminar_id
  on conflict (seminar_id) do update set
      on_site = counted.on_site + excluded.on_site,
      online = counted.online + excluded.online,
      waitlisted = counted.waitlisted + excluded.waitlisted,
      waitlisted_online = counted.waitlisted_online + excluded.waitlisted_online,
      declined = counted.declined + excluded.declined,
      materials = counted.materials + excluded.materials,
      party = counted.party + excluded.party,
      late_withdrawals = counted.late_withdrawals + excluded.late_withdrawals;
  return null;
end $$;
--> statement-breakpoint
create function count_rsvps_changed() returns trigger language plpgsql as $$
begin
  insert into head_counts as counted (seminar_id, on_site, online, waitlisted, waitlisted_online, declined, materials, party, late_withdrawals)
    select seminar_id,
      coalesce(sum(n) filter (where standing = 'attending' and mode = 'on_site'), 0),
      coalesce(sum(n) filter (where standing = 'attending' and mode = 'online'), 0),
      coalesce(sum(n) filter (where standing = 'waitlisted'), 0),
      coalesce(sum(n) filter (where standing = 'waitlisted' and mode = 'online'), 0),
      coalesce(sum(n) filter (where standing = 'declined'), 0),
      coalesce(sum(n) filter (where standing = 'materials'), 0),
      coalesce(sum(n) filter (where is_at_party), 0),
      coalesce(sum(n) filter (where is_late_withdrawal), 0)
    from (select 1 as n, seminar_id, standing, mode, is_at_party, is_late_withdrawal from added
      union all select -1 as n, seminar_id, standing, mode, is_at_party, is_late_withdrawal from removed) as changed
    group by seminar_id
  on conflict (seminar_id) do update set
      on_site = counted.on_site + excluded.on_site,
      online = counted.online + excluded.online,
      waitlisted = counted.waitlisted + excluded.waitlisted,
      waitlisted_online = counted.waitlisted_online + excluded.waitlisted_online,
      declined = counted.declined + excluded.declined,
      materials = counted.materials + excluded.materials,
      party = counted.party + excluded.party,
      late_withdrawals = counted.late_withdrawals + excluded.late_withdrawals;
  return null;
end $$;
--> statement-breakpoint
create function count_rsvps_removed() returns trigger language plpgsql as $$
begin
  insert into head_counts as counted (seminar_id, on_site, online, waitlisted, waitlisted_online, declined, materials, party, late_withdrawals)
    select seminar_id,
      coalesce(sum(n) filter (where standing = 'attending' and mode = 'on_site'), 0),
      coalesce(sum(n) filter (where standing = 'attending' and mode = 'online'), 0),
      coalesce(sum(n) filter (where standing = 'waitlisted'), 0),
      coalesce(sum(n) filter (where standing = 'waitlisted' and mode = 'online'), 0),
      coalesce(sum(n) filter (where standing = 'declined'), 0),
      coalesce(sum(n) filter (where standing = 'materials'), 0),
      coalesce(sum(n) filter (where is_at_party), 0),
      coalesce(sum(n) filter (where is_late_withdrawal), 0)
    from (select -1 as n, seminar_id, standing, mode, is_at_party, is_late_withdrawal from removed) as changed
    group by seminar_id
  on conflict (seminar_id) do update set
      on_site = counted.on_site + excluded.on_site,
      online = counted.online + excluded.online,
      waitlisted = counted.waitlisted + excluded.waitlisted,
      waitlisted_online = counted.waitlisted_online + excluded.waitlisted_online,
      declined = counted.declined + excluded.declined,
      materials = counted.materials + excluded.materials,
      party = counted.party + excluded.party,
      late_withdrawals = counted.late_withdrawals + excluded.late_withdrawals;
  return null;
end $$;
--> statement-breakpoint
create trigger count_added after insert on rsvps
  referencing new table as added for each statement execute function count_rsvps_added();
--> statement-breakpoint
create trigger count_changed after update on rsvps
  referencing old table as removed new table as added for each statement execute function count_rsvps_changed();
--> statement-breakpoint
create trigger count_removed after delete on rsvps
  referencing old table as removed for each statement execute function count_rsvps_removed();
--> statement-breakpoint
insert into head_counts (seminar_id, on_site, online, waitlisted, waitlisted_online, declined, materials, party, late_withdrawals)
  select seminar_id,
    count(*) filter (where standing = 'attending' and mode = 'on_site'),
    count(*) filter (where standing = 'attending' and mode = 'online'),
    count(*) filter (where standing = 'waitlisted'),
    count(*) filter (where standing = 'waitlisted' and mode = 'online'),
    count(*) filter (where standing = 'declined'),
    count(*) filter (where standing = 'materials'),
    count(*) filter (where is_at_party),
    count(*) filter (where is_late_withdrawal)
  from rsvps group by seminar_id;
