// The OpenAPI document as people read it. All of it is set as text, never as markup.
const { tags, paths } = await (await fetch('/api/docs/openapi.json')).json();

function element(name, className, text, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  made.append(...children);
  return made;
}

const code = (value) => element('pre', '', JSON.stringify(value, null, 2));
const heading = (text) => element('h3', '', text);

function schemaIn(content = {}) {
  const [type, { schema } = {}] = Object.entries(content)[0] ?? [];
  return { type, schema };
}

function parametersOf({ parameters = [] }) {
  if (parameters.length === 0) return [];
  const lines = parameters.map(({ name, in: where, required, description, schema }) => {
    const words = `${name} (${where}${required ? ', required' : ''})${description ? `: ${description}` : ''}`;
    return element('div', '', '', element('p', '', words), code(schema));
  });
  return [heading('Parameters'), ...lines];
}

function bodyOf({ requestBody }) {
  return requestBody ? [heading('Body'), code(schemaIn(requestBody.content).schema)] : [];
}

function answersOf({ responses }) {
  return Object.entries(responses).flatMap(([status, { description, content, headers = {} }]) => {
    const { type, schema } = schemaIn(content);
    const also = Object.entries(headers).map(([name, { description: about }]) => `${name}: ${about}`);
    return [
      heading(`${status} ${description}${type && type !== 'application/json' ? ` (${type})` : ''}`),
      ...also.map((line) => element('p', 'words', line)),
      ...(schema ? [code(schema)] : []),
    ];
  });
}

function operationOf(path, method, operation) {
  const summary = element(
    'summary',
    '',
    '',
    element('span', 'method', method.toUpperCase()),
    element('span', 'path', path),
    element('span', 'words', `${operation.summary}${operation.security ? ' · signed in' : ''}`),
  );
  const inside = element(
    'div',
    'inside',
    '',
    ...parametersOf(operation),
    ...bodyOf(operation),
    ...answersOf(operation),
  );
  return element('details', '', '', summary, inside);
}

const all = Object.entries(paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
);
for (const { name, description } of tags) {
  const own = all.filter(({ operation }) => operation.tags.includes(name));
  document
    .getElementById('services')
    .append(
      element('h2', '', name),
      element('p', 'about', description),
      ...own.map(({ path, method, operation }) => operationOf(path, method, operation)),
    );
}
