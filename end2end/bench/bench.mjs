// `make bench`: a demo city of 20 schools under load, every answer looked into, beside the ceiling of static bytes.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { city, target, today } from '../fixtures/gorodok.mjs'
import { scenarios } from './scenarios.mjs'

const seconds = { warm: 3, alone: 10, crowd: 20 }
const shelf = join(target, 'bench')
const say = text => process.stderr.write(`${text}\n`)

/** The seeded city, made once per binary. */
async function seeded() {
  const { binary } = city(shelf, 'release')
  const hash = createHash('sha256').update(readFileSync(binary)).digest('hex').slice(0, 12)
  const folder = join(shelf, hash)
  if (existsSync(folder)) return folder
  rmSync(shelf, { recursive: true, force: true })
  const part = `${folder}.part`
  mkdirSync(part, { recursive: true })
  const start = Date.now()
  await city(part, 'release').run('demo', '--size', 'city', '--schools', '20', '--today', today)
  say(`seeded 20 schools in ${((Date.now() - start) / 1000).toFixed(1)} s`)
  renameSync(part, folder)
  return folder
}

/** Signs in by a one-time link, sending the form of its page as a browser without scripts does. */
async function signIn(server, login) {
  const link = server.url + await server.link(login)
  const form = (await (await fetch(link)).text()).match(/<form[^>]*action="([^"]+)"[^>]*>(.*?)<\/form>/s)
  if (!form) throw new Error(`${login}: no form behind the link`)
  const inputs = [...form[2].matchAll(/<input[^>]*>/g)].map(([input]) => [attribute(input, 'name'), attribute(input, 'value')])
  const headers = { origin: server.url, referer: link, accept: 'text/html' }
  const body = new URLSearchParams(inputs.filter(([name]) => name))
  const answer = await fetch(server.url + form[1], { method: 'POST', redirect: 'manual', headers, body })
  const cookie = answer.headers.getSetCookie().map(line => line.split(';')[0]).join('; ')
  if (!cookie) throw new Error(`${login}: no session after the link (${answer.status})`)
  const get = async path => {
    const page = await fetch(server.url + path, { headers: { cookie, accept: 'text/html' } })
    if (!page.ok) throw new Error(`${login}: ${path} answers ${page.status}`)
    return page.text()
  }
  return { login, cookie, get }
}

const attribute = (tag, name) => tag.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? ''

/** A value as a Lua literal. */
function lua(value) {
  if (Array.isArray(value)) return `{\n${value.map(lua).join(',\n')}\n}`
  if (typeof value === 'object') return `{ ${Object.entries(value).map(([key, of]) => `${key} = ${lua(of)}`).join(', ')} }`
  if (typeof value !== 'string') return String(value)
  let level = ''
  while (value.includes(`]${level}]`)) level += '='
  return `[${level}[${value}]${level}]`
}

function load(server, targets, connections, duration) {
  const list = join(shelf, 'targets.lua')
  writeFileSync(list, `return ${lua(targets)}\n`)
  const script = join(import.meta.dirname, 'scenario.lua')
  const args = ['-t1', `-c${connections}`, `-d${duration}s`, '--timeout', '10s', '--latency', '-s', script, server.url]
  const out = execFileSync('wrk', args, { encoding: 'utf8', env: { ...process.env, BENCH_TARGETS: list } })
  return JSON.parse(out.match(/^RESULT (.*)$/m)[1])
}

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
    load(server, targets, 4, seconds.warm)
    for (const [connections, duration] of [[1, seconds.alone], [16, seconds.crowd]]) {
      // A save goes on from the versions that the runs before have left.
      const fresh = targets[0].body ? await scenarios[name](server, login => signIn(server, login)) : targets
      const { requests_per_s, p50_ms, p99_ms, ...rest } = load(server, fresh, connections, duration)
      results[name] = { requests_per_s, p50_ms, p99_ms }
      faults += row(name, connections, { ...results[name], ...rest })
      if (name === 'journal') row('its SQL', connections, bare(targets, connections, 5))
    }
  }
  return { results, faults }
}

const only = process.env.ONLY?.split(' ').filter(Boolean) ?? []
const names = only.length ? [...only, 'static'] : Object.keys(scenarios)
const run = join(shelf, 'run')
const from = await seeded()
rmSync(run, { recursive: true, force: true })
cpSync(from, run, { recursive: true })
const server = await city(run, 'release').serve()
try {
  const { results, faults } = await measure(server, names)
  if (process.env.JSON) process.stdout.write(`${JSON.stringify(only.length === 1 ? results[only[0]] : results)}\n`)
  process.exitCode = faults ? 1 : 0
} finally {
  await server.stop()
}
