/** Ends what start-mongo.mjs began. */
export default async function stopMongo() {
  await globalThis.testMongo?.stop({ doCleanup: true, force: true });
}
