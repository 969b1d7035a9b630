ALTER TABLE "door_codes" ADD COLUMN "wrong" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "door_codes" ADD COLUMN "previous_code" text;--> statement-breakpoint
ALTER TABLE "door_codes" ADD COLUMN "changed_at" timestamp with time zone;