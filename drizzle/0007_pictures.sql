CREATE TABLE "photos" (
	"hash" text PRIMARY KEY NOT NULL,
	"png" "bytea" NOT NULL,
	"kept_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "picture_files" (
	"platform" text NOT NULL,
	"hash" text NOT NULL,
	"file_id" text NOT NULL,
	"kept_at" timestamp with time zone NOT NULL,
	CONSTRAINT "picture_files_platform_hash_pk" PRIMARY KEY("platform","hash")
);
--> statement-breakpoint
ALTER TABLE "seminars" ADD COLUMN "series_id" uuid;--> statement-breakpoint
ALTER TABLE "seminars" ADD COLUMN "picture_hash" text;--> statement-breakpoint
ALTER TABLE "seminars" ADD COLUMN "picture_alt" text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE "seminars" SET "series_id" = "series"."id" FROM "series" WHERE "series"."template_id" = "seminars"."id";
