ALTER TABLE "seat_offers" DROP CONSTRAINT "seat_offers_seminar_id_person_id_unique";--> statement-breakpoint
CREATE INDEX "messages_address_index" ON "messages" USING btree ("address");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_offers_standing" ON "seat_offers" USING btree ("seminar_id","person_id") WHERE "seat_offers"."outcome" is null;--> statement-breakpoint
CREATE INDEX "seat_offers_person_id_index" ON "seat_offers" USING btree ("person_id");