// Measures when real clients of providers, and Portkey's gateway, make their attempts: each case of
// the file below has its own provider on the loopback, which answers by the case's list. What was
// seen is written into the same file, which MeasuredClientsTest compares with the simulation.
import {spawn} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {execPath, version as nodeVersion} from 'node:process';
import {setTimeout as later} from 'node:timers/promises';
import Anthropic from '@anthropic-ai/sdk';
import OpenAI from 'openai';

const FILE = new URL(
    '../resources/dev/stampede/scenarios/dialect/measured-clients.json', import.meta.url);
const GATEWAY = 'node_modules/@portkey-ai/gateway';
const NOBODY = 'none';
const APART = 100; // milliseconds
const MESSAGES = [{role: 'user', content: 'hello'}];

// any client takes what it looks for
const ANSWER = JSON.stringify(
    {id: 'x', object: 'chat.completion', type: 'message', choices: [], content: []});

/** Answers each attempt of a case by its list, whose last one is for all that follow. */
class Provider {
  constructor(measured) {
    this.measured = measured;
    this.attempts = [];
  }

  take(request, response) {
    const target = request.url.split('/')[2];
    const list = this.measured.answers[target];
    const earlier = this.attempts.filter(attempt => attempt.target === target).length;
    this.attempts.push({target, at: performance.now()});
    const [status, , retryAfter] = list[Math.min(earlier, list.length - 1)].split(' ');
    if (status === 'cut') {
      request.socket.destroy();
    } else if (status !== 'hang') {
      const headers = {'content-type': 'application/json'};
      if (retryAfter) {
        headers['retry-after'] = retryAfter;
      }
      response.writeHead(Number(status), headers).end(status === '200' ? ANSWER : '{"error":{}}');
    }
  }
}

/** How each client makes one request; all tell how it ended. */
const CLIENTS = {
  openai: (options, base) =>
    ended(() => new OpenAI({apiKey: NOBODY, baseURL: `${base}/north`, ...options})
        .chat.completions.create({model: NOBODY, messages: MESSAGES})),
  anthropic: (options, base) =>
    ended(() => new Anthropic({apiKey: NOBODY, baseURL: `${base}/north`, ...options})
        .messages.create({model: NOBODY, max_tokens: 1, messages: MESSAGES})),
  portkey: (config, base) => throughGateway(gateways.image, config, base),
  'portkey from npm': (config, base) => throughGateway(gateways.npm, config, base),
};

async function throughGateway({port}, config, base) {
  const response = await fetch(`http://localhost:${port}/v1/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-portkey-config': JSON.stringify(deployed(config, base)),
    },
    body: JSON.stringify({model: NOBODY, messages: MESSAGES}),
  });
  await response.text();
  return String(response.status);
}

async function ended(call) {
  try {
    await call();
    return '200';
  } catch (error) {
    if (error.status) {
      return String(error.status);
    }
    return error.constructor.name === 'APIConnectionTimeoutError' ? 'timeout' : 'cut';
  }
}

/** A config whose targets call the loopback where ours say deploys_to. */
function deployed(config, base) {
  const {deploys_to: target, targets, ...said} = config;
  if (target) {
    Object.assign(
        said, {provider: 'openai', api_key: NOBODY, custom_host: `${base}/${target}`});
  }
  if (targets) {
    said.targets = targets.map(each => deployed(each, base));
  }
  return said;
}

/** Measures a case, at a time of its own, so that they do not hold each other up. */
async function measure(measured, number) {
  await later(number * APART);
  const provider = new Provider(measured);
  providers.set(String(number), provider);
  const {requests = 1} = measured;
  let end;
  for (let i = 0; i < requests; i++) {
    end = await CLIENTS[measured.client](measured.config, `${loopback}/${number}`);
  }
  const calls = {};
  for (const {target} of provider.attempts) {
    calls[target] = (calls[target] ?? 0) + 1;
  }
  const gaps = provider.attempts.slice(1).map(
      (attempt, i) => Number(((attempt.at - provider.attempts[i].at) / 1000).toFixed(3)));
  return {...measured, calls, ...(requests === 1 ? {gaps, end} : {})};
}

async function listening(server) {
  await new Promise(ready => server.listen(0, ready));
  return server.address().port;
}

/** A port that nobody listens at. */
async function freePort() {
  const server = createServer();
  const port = await listening(server);
  await new Promise(closed => server.close(closed));
  return port;
}

async function startGateway(...options) {
  const port = await freePort();
  const process = spawn(
      execPath, [...options, `${GATEWAY}/build/start-server.js`, `--port=${port}`, '--headless'],
      {cwd: new URL('.', import.meta.url), stdio: ['ignore', 'ignore', 'pipe']});
  for (let i = 0; i < 100; i++) {
    try {
      await fetch(`http://localhost:${port}/`);
      return {port, process};
    } catch {
      await later(100);
    }
  }
  process.kill();
  throw new Error('the gateway does not start');
}

/** Has all code of a client run once: what loads and compiles is not measured. */
async function warmUp() {
  const answers = {north: ['503', '200']};
  for (const client of Object.keys(CLIENTS)) {
    providers.set(client, new Provider({answers}));
    const config =
        client.startsWith('portkey') ? {retry: {attempts: 1}, deploys_to: 'north'} : {};
    await CLIENTS[client](config, `${loopback}/${encodeURIComponent(client)}`);
  }
}

function version(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, import.meta.url)))
      .version;
}

/** One case a line. */
function written(document) {
  const {cases, ...head} = document;
  const lines = cases.map(each => `    ${JSON.stringify(each)}`).join(',\n');
  return `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "cases": [\n${lines}\n  ]\n}\n`;
}

const providers = new Map();
const server = createServer((request, response) => {
  request.resume(); // the prompt says nothing here
  providers.get(decodeURIComponent(request.url.split('/')[1])).take(request, response);
});
const loopback = `http://localhost:${await listening(server)}`;
const gateways = {npm: await startGateway(), image: await startGateway('--require', './as-image.cjs')};
try {
  await warmUp();
  const {cases} = JSON.parse(readFileSync(FILE));
  const measured = await Promise.all(cases.map(measure));
  const libraries = {};
  for (const name of ['openai', '@anthropic-ai/sdk', '@portkey-ai/gateway']) {
    libraries[name] = version(name);
  }
  writeFileSync(FILE, written({
    measured: new Date().toISOString().slice(0, 10),
    by: 'scenarios/src/test/node, as docs/conformance.md says',
    node: nodeVersion,
    libraries,
    cases: measured,
  }));
} finally {
  Object.values(gateways).forEach(gateway => gateway.process.kill());
  server.closeAllConnections();
  server.close();
}
