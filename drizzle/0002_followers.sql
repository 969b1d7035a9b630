CREATE TABLE "follower_imports" (
	"platform" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"next" text,
	"announced" jsonb DEFAULT '[]'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "language_told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "language_chosen_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "messages_person_id_index" ON "messages" USING btree ("person_id");