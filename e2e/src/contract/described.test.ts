import { openApi } from '../world/operations.js';
import { visitor } from '../world/person.js';

it('the description of the API that tools read is what the services say of themselves', async () => {
  const { data } = await visitor().get('/api/docs/openapi.json');

  expect(data).toEqual(JSON.parse(JSON.stringify(openApi)));
});
