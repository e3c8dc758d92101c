// `make bench`: a demo city of 20 schools under load, every answer looked into, beside the ceiling of static bytes.
import { spawnSync } from 'node:child_process'
import { city, today } from '../fixtures/gorodok.mjs'
import { load } from './load.mjs'
import { scenarios } from './scenarios.mjs'
import { say, served, signIn } from './seeded.mjs'

const seconds = { warm: 3, alone: 10, crowd: 20 }

/** The same SQL in a bare loop, while the server rests. */
function bare(targets, hands, duration) {
  const { binary, env } = city(run, 'release')
  const input = targets.map(({ cookie, path }) => `${cookie}\t${path.match(/\d+/)[0]}`).join('\n')
  const args = ['measure', '--hands', String(hands), '--seconds', String(duration), '--today', today]
  const { stdout, stderr, status } = spawnSync(binary, args, { cwd: run, env, input, encoding: 'utf8' })
  if (status !== 0) throw new Error(`the bare loop: ${stderr}`)
  const { requests_per_s, p50_ms, p99_ms } = JSON.parse(stdout, (_, value) => typeof value === 'number' ? Math.round(value * 100) / 100 : value)
  return { requests_per_s, p50_ms, p99_ms, wrong: 0, broken: 0 }
}

function row(name, connections, result) {
  const { requests_per_s, p50_ms, p99_ms, wrong, broken } = result
  const faults = wrong + broken ? `   ${wrong} wrong, ${broken} broken` : ''
  say(`${name.padEnd(9)} c=${String(connections).padEnd(2)} ${String(requests_per_s).padStart(9)}/s   p50 ${p50_ms} ms   p99 ${p99_ms} ms${faults}`)
  return wrong + broken
}

async function measure(server, names) {
  const results = {}
  let faults = 0
  for (const name of names) {
    const targets = await scenarios[name](server, login => signIn(server, login))
    await load(server, targets, 4, seconds.warm)
    for (const [connections, duration] of [[1, seconds.alone], [16, seconds.crowd]]) {
      // A save goes on from the versions that the runs before have left.
      const fresh = targets[0].body ? await scenarios[name](server, login => signIn(server, login)) : targets
      const { requests_per_s, p50_ms, p99_ms, ...rest } = await load(server, fresh, connections, duration)
      results[name] = { requests_per_s, p50_ms, p99_ms }
      faults += row(name, connections, { ...results[name], ...rest })
      if (name === 'journal') row('its SQL', connections, bare(targets, connections, 5))
    }
  }
  return { results, faults }
}

const only = process.env.ONLY?.split(' ').filter(Boolean) ?? []
const names = only.length ? [...only, 'static'] : Object.keys(scenarios)
const { run, server } = await served()
try {
  const { results, faults } = await measure(server, names)
  if (process.env.JSON) process.stdout.write(`${JSON.stringify(only.length === 1 ? results[only[0]] : results)}\n`)
  process.exitCode = faults ? 1 : 0
} finally {
  await server.stop()
}
