CREATE TABLE "head_counts" (
	"seminar_id" uuid PRIMARY KEY NOT NULL,
	"on_site" integer DEFAULT 0 NOT NULL,
	"online" integer DEFAULT 0 NOT NULL,
	"waitlisted" integer DEFAULT 0 NOT NULL,
	"waitlisted_online" integer DEFAULT 0 NOT NULL,
	"declined" integer DEFAULT 0 NOT NULL,
	"materials" integer DEFAULT 0 NOT NULL,
	"party" integer DEFAULT 0 NOT NULL,
	"late_withdrawals" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "head_counts" ADD CONSTRAINT "head_counts_seminar_id_seminars_id_fk" FOREIGN KEY ("seminar_id") REFERENCES "public"."seminars"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "rsvps_line" ON "rsvps" USING btree ("seminar_id","waitlist_number") WHERE "rsvps"."waitlist_number" is not null;