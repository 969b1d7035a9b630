CREATE TABLE "batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"seminar_id" uuid NOT NULL,
	"occasion" text NOT NULL,
	"language" text NOT NULL,
	"details" jsonb NOT NULL,
	"edition" integer NOT NULL,
	"members" jsonb NOT NULL,
	"payload" jsonb NOT NULL,
	"useful_until" timestamp with time zone,
	"formed_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_attempt_at" timestamp with time zone,
	"outcome" text,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "line_months" (
	"month" text PRIMARY KEY NOT NULL,
	"others" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
CREATE INDEX "batches_outcome_index" ON "batches" USING btree ("outcome");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "messages_batch_id_index" ON "messages" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "messages_platform_sent_at_index" ON "messages" USING btree ("platform","sent_at");