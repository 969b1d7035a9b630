ALTER TABLE "inbox" ALTER COLUMN "received_at" SET DEFAULT now();--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "platform" text;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "payload" text;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "reply_key" text;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "effect_at" timestamp with time zone DEFAULT now();--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "answered_at" timestamp with time zone DEFAULT now();--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "taken_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "inbox" ADD COLUMN "attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "inbox_unanswered" ON "inbox" USING btree ("taken_until") WHERE "inbox"."answered_at" is null;