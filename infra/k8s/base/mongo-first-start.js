// Run once, on an empty volume: the service's own user, who reaches its own database and no other.
const name = process.env.MONGO_INITDB_DATABASE;
db.getSiblingDB(name).createUser({
  user: name,
  pwd: process.env.MONGO_PASSWORD,
  roles: [{ role: 'readWrite', db: name }],
});
