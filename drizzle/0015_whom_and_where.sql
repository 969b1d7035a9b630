CREATE TABLE "interests" (
	"topic_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "interests_person_id_topic_id_pk" PRIMARY KEY("person_id","topic_id")
);
--> statement-breakpoint
CREATE TABLE "topics" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "preferred_platform" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "preferred_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "last_came_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "seminars" ADD COLUMN "audience" text DEFAULT 'everyone' NOT NULL;--> statement-breakpoint
ALTER TABLE "seminars" ADD COLUMN "topic_id" uuid;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "interests" ADD CONSTRAINT "interests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seminars" ADD CONSTRAINT "seminars_topic_id_topics_id_fk" FOREIGN KEY ("topic_id") REFERENCES "public"."topics"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- Written by hand: who was at seminars whose survey is closed, by the rule of src/checkins/checkin.ts.
with there as (
  select person_id, seminar_id from checkins where is_confirmed
  union
  select r.person_id, r.seminar_id from rsvps r join seminars s on s.id = r.seminar_id
  where r.standing = 'attending' and not (
    coalesce(r.mode, 'on_site') = case when s.format = 'online' then 'online' else 'on_site' end
    and exists (select 1 from checkins c where c.seminar_id = s.id and c.is_confirmed)
  )
)
update people set last_came_at = came.at from (
  select t.person_id, max(s.starts_at) as at from there t join seminars s on s.id = t.seminar_id
  where s.survey_closed_at is not null and s.status = 'announced'
  group by t.person_id
) as came where came.person_id = people.id;
