CREATE TABLE "forgotten_accounts" (
	"hash" text PRIMARY KEY NOT NULL,
	"forgotten_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "affiliation" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "introduced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "name_said_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "introduction_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "forgotten_at" timestamp with time zone;