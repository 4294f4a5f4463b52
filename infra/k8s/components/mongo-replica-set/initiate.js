// The set of the pods mongo-NAME-0 to -2. A set that is there already stays as it is.
const pod = process.env.HOSTNAME;
const name = pod.replace(/-0$/, '');
const members = [0, 1, 2].map((i) => ({
  _id: i,
  host: `${name}-${i}.${name}:27017`,
  priority: i === 0 ? 2 : 1,
}));
try {
  rs.initiate({ _id: 'rs0', members });
} catch (error) {
  if (error.codeName !== 'AlreadyInitialized') throw error;
}
