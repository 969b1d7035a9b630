CREATE TABLE "savings" (
	"seminar_id" uuid NOT NULL,
	"saving" text NOT NULL,
	CONSTRAINT "savings_seminar_id_saving_pk" PRIMARY KEY("seminar_id","saving")
);
--> statement-breakpoint
ALTER TABLE "line_months" ADD COLUMN "told_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "line_months" ADD COLUMN "told_limit" integer;--> statement-breakpoint
ALTER TABLE "line_months" ADD COLUMN "told_used" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "is_decided" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "savings" ADD CONSTRAINT "savings_seminar_id_seminars_id_fk" FOREIGN KEY ("seminar_id") REFERENCES "public"."seminars"("id") ON DELETE cascade ON UPDATE no action;