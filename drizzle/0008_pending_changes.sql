CREATE TABLE "pending_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"seminar_id" uuid NOT NULL,
	"opened" integer,
	"values" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pending_changes" ADD CONSTRAINT "pending_changes_seminar_id_seminars_id_fk" FOREIGN KEY ("seminar_id") REFERENCES "public"."seminars"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "pending_changes_seminar_id_index" ON "pending_changes" USING btree ("seminar_id");--> statement-breakpoint
CREATE INDEX "pending_changes_created_at_index" ON "pending_changes" USING btree ("created_at");