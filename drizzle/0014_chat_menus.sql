CREATE TABLE "chat_menus" (
	"platform" text PRIMARY KEY NOT NULL,
	"key" text,
	"ids" jsonb,
	"in_the_way" text,
	"may_replace" text,
	"rests_until" timestamp with time zone,
	"trouble" text
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "menu_id" text;