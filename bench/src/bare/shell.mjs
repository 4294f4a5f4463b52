import { createServer } from 'node:http';
import express from 'express';
import mongoose from 'mongoose';

/**
 * The least that a service of this kind is: Express with a route, mongoose with a model, and a connection. Plain
 * JavaScript, as a service is by the time that it runs: what compiles it would count as well.
 */
process.once('message', async ({ mongoUri }) => {
  const Thing = mongoose.model('Thing', new mongoose.Schema({ title: String }));
  await mongoose.connect(mongoUri);
  const app = express();
  app.use(express.json());
  app.get('/', async (_, response) => response.json(await Thing.find().limit(20).lean()));
  createServer(app).listen(0, '127.0.0.1', () => process.send({ answer: { pid: process.pid } }));
});
process.once('disconnect', () => process.exit());
