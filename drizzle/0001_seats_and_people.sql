CREATE TABLE "former_ids" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"joined_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "seat_offers" DROP CONSTRAINT "seat_offers_seminar_id_person_id_unique";--> statement-breakpoint
ALTER TABLE "former_ids" ADD CONSTRAINT "former_ids_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "former_ids_person_id_index" ON "former_ids" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "messages_address_index" ON "messages" USING btree ("address");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_offers_standing" ON "seat_offers" USING btree ("seminar_id","person_id") WHERE "seat_offers"."outcome" is null;--> statement-breakpoint
CREATE INDEX "seat_offers_person_id_index" ON "seat_offers" USING btree ("person_id");