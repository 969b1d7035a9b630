CREATE TABLE "role_codes" (
	"hash" text PRIMARY KEY NOT NULL,
	"role" text NOT NULL,
	"given_by" uuid,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "role_codes" ADD CONSTRAINT "role_codes_given_by_people_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;