CREATE TABLE "follower_imports" (
	"platform" text PRIMARY KEY NOT NULL,
	"status" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"next" text,
	"announced" jsonb DEFAULT '[]'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_once";--> statement-breakpoint
ALTER TABLE "inbox" ALTER COLUMN "received_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "seminar_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "door_codes" ADD COLUMN "wrong" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "door_codes" ADD COLUMN "previous_code" text;--> statement-breakpoint
ALTER TABLE "door_codes" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "platform" text;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "payload" text;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "reply_key" text;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "effect_at" timestamp with time zone DEFAULT now();--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "answered_at" timestamp with time zone DEFAULT now();--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "taken_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "told_in" text;--> statement-breakpoint
ALTER TABLE "rate_limits" ADD COLUMN "taken_at" timestamp with time zone[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "rate_limits" ADD COLUMN "paused_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rate_limits" ADD COLUMN "paused_ms" integer;--> statement-breakpoint
ALTER TABLE "rate_limits" ADD COLUMN "wait_ms" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "language_told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "language_chosen_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "inbox_unanswered" ON "inbox" USING btree ("taken_until") WHERE "inbox"."answered_at" is null;--> statement-breakpoint
CREATE INDEX "messages_person_id_index" ON "messages" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "rate_limits" DROP COLUMN "points";--> statement-breakpoint
ALTER TABLE "rate_limits" DROP COLUMN "expire";--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_once" UNIQUE NULLS NOT DISTINCT("kind","seminar_id","recipient","occasion");