CREATE TABLE "secrets" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"event_id" text PRIMARY KEY NOT NULL,
	"received_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"seminar_id" uuid NOT NULL,
	"recipient" text NOT NULL,
	"occasion" text DEFAULT '' NOT NULL,
	"person_id" uuid,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"status" text NOT NULL,
	"planned_at" timestamp with time zone NOT NULL,
	"useful_until" timestamp with time zone,
	"platform" text,
	"address" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_attempt_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"held_at" timestamp with time zone,
	"ref" text,
	"rendered_revision" integer,
	"last_error" text,
	CONSTRAINT "messages_once" UNIQUE("kind","seminar_id","recipient","occasion")
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"platform" text NOT NULL,
	"external_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"unreachable_at" timestamp with time zone,
	"reachability_told_at" timestamp with time zone,
	"profile_checked_at" timestamp with time zone,
	CONSTRAINT "accounts_platform_external_id_pk" PRIMARY KEY("platform","external_id")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"reminders_muted_at" timestamp with time zone,
	"reminders_changed_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rsvps" (
	"seminar_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"standing" text NOT NULL,
	"mode" text,
	"answered_at" timestamp with time zone NOT NULL,
	"seated_at" timestamp with time zone,
	"waitlist_number" integer,
	"is_late_withdrawal" boolean DEFAULT false NOT NULL,
	"is_at_party" boolean DEFAULT false NOT NULL,
	"party_answered_at" timestamp with time zone,
	CONSTRAINT "rsvps_seminar_id_person_id_pk" PRIMARY KEY("seminar_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "seminars" (
	"id" uuid PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"title" text NOT NULL,
	"summary" text NOT NULL,
	"speaker" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"format" text NOT NULL,
	"place" text NOT NULL,
	"link" text NOT NULL,
	"seats" integer,
	"deadline_at" timestamp with time zone NOT NULL,
	"party_at" timestamp with time zone,
	"party_place" text DEFAULT '' NOT NULL,
	"party_fee" text DEFAULT '' NOT NULL,
	"party_seats" integer,
	"channel" text,
	"announce_at" timestamp with time zone,
	"announced_at" timestamp with time zone,
	"shown_phase" text,
	"survey_closed_at" timestamp with time zone,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_responses" (
	"seminar_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"score" integer NOT NULL,
	"takeaway" text DEFAULT '' NOT NULL,
	"next_topic" text DEFAULT '' NOT NULL,
	"would_speak" boolean DEFAULT false NOT NULL,
	"may_quote" boolean DEFAULT false NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "survey_responses_seminar_id_person_id_pk" PRIMARY KEY("seminar_id","person_id")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_seminar_id_seminars_id_fk" FOREIGN KEY ("seminar_id") REFERENCES "public"."seminars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rsvps" ADD CONSTRAINT "rsvps_seminar_id_seminars_id_fk" FOREIGN KEY ("seminar_id") REFERENCES "public"."seminars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rsvps" ADD CONSTRAINT "rsvps_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seminars" ADD CONSTRAINT "seminars_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_responses" ADD CONSTRAINT "survey_responses_seminar_id_seminars_id_fk" FOREIGN KEY ("seminar_id") REFERENCES "public"."seminars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_responses" ADD CONSTRAINT "survey_responses_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "inbox_received_at_index" ON "inbox" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "messages_status_index" ON "messages" USING btree ("status");--> statement-breakpoint
CREATE INDEX "messages_seminar_id_kind_index" ON "messages" USING btree ("seminar_id","kind");--> statement-breakpoint
CREATE INDEX "accounts_person_id_index" ON "accounts" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "rsvps_person_id_index" ON "rsvps" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "seminars_status_starts_at_index" ON "seminars" USING btree ("status","starts_at");