// The city that is measured: seeded once per binary, and people who sign in to it.
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { city, target, today } from '../fixtures/gorodok.mjs'

export const shelf = join(target, 'bench')
export const say = text => process.stderr.write(`${text}\n`)

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

/** The city served from a copy of its own; what is changed there is gone the next time. `prepare` gets its database. */
export async function served(prepare) {
  const from = await seeded()
  const run = join(shelf, 'run')
  rmSync(run, { recursive: true, force: true })
  cpSync(from, run, { recursive: true })
  prepare?.(join(run, 'city.db'))
  return { run, server: await city(run, 'release').serve() }
}

/** Signs in by a one-time link, sending the form of its page as a browser without scripts does. */
export async function signIn(server, login) {
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
