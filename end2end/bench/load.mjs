// Load by wrk: targets in turn, every answer looked into by `scenario.lua`.
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { shelf } from './seeded.mjs'

/** A value as a Lua literal. */
function lua(value) {
  if (Array.isArray(value)) return `{\n${value.map(lua).join(',\n')}\n}`
  if (typeof value === 'object') return `{ ${Object.entries(value).map(([key, of]) => `${key} = ${lua(of)}`).join(', ')} }`
  if (typeof value !== 'string') return String(value)
  let level = ''
  while (value.includes(`]${level}]`)) level += '='
  return `[${level}[${value}]${level}]`
}

/** So many connections for so many seconds. */
export async function load(server, targets, connections, duration) {
  const list = join(shelf, 'targets.lua')
  writeFileSync(list, `return ${lua(targets)}\n`)
  const script = join(import.meta.dirname, 'scenario.lua')
  const args = ['-t1', `-c${connections}`, `-d${duration}s`, '--timeout', '10s', '--latency', '-s', script, server.url]
  const { stdout } = await promisify(execFile)('wrk', args, { encoding: 'utf8', env: { ...process.env, BENCH_TARGETS: list } })
  return JSON.parse(stdout.match(/^RESULT (.*)$/m)[1])
}
