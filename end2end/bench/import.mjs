// `make bench ONLY=import`: a list of 5,000 pupils goes in by the screen of a coordinator, while the teachers of other
// schools save marks; the same marks without it, for comparison.
import { load } from './load.mjs'
import { scenarios } from './scenarios.mjs'
import { say, served, signIn } from './seeded.mjs'

const rows = 5_000
const surnames = ['Абрамов', 'Белкин', 'Воронов', 'Гусев', 'Дроздов', 'Ершов', 'Журавлёв', 'Зимин', 'Ильин', 'Котов', 'Лосев', 'Маслов', 'Носов', 'Орлов', 'Панов', 'Рыбин', 'Соболев', 'Туров', 'Уваров', 'Фомин']
const names = ['Артём', 'Борис', 'Вадим', 'Глеб', 'Денис', 'Егор', 'Захар', 'Иван', 'Кирилл', 'Лев', 'Максим', 'Никита', 'Олег', 'Павел', 'Роман']
const fathers = ['Андреевич', 'Борисович', 'Викторович', 'Денисович', 'Игоревич', 'Львович', 'Олегович', 'Павлович']
const letters = [...'АБВГДЕЖЗИКЛМНО']

/** Each pupil by another name or born on another day, each with a mother of one's own. */
function list() {
  const line = at => {
    const [surname, name] = [surnames[at % surnames.length], names[Math.floor(at / surnames.length) % names.length]]
    const father = fathers[Math.floor(at / 300) % fathers.length]
    const grade = 1 + at % 11
    const born = `${String(1 + at % 28).padStart(2, '0')}.${String(1 + Math.floor(at / 28) % 12).padStart(2, '0')}.${2019 - grade}`
    const phone = `+7 900 ${String(1_000_000 + at).replace(/^(...)(..)(..)$/, '$1-$2-$3')}`
    const mother = `${surname}а Мария ${fathers[at % fathers.length].replace('ич', 'на')}`
    return [`${surname} ${name} ${father}`, `${grade}${letters[Math.floor(at / 11) % letters.length]}`, 'м', born, mother, 'мать', phone].join(';')
  }
  const head = 'ФИО учащегося;Класс;Пол;Дата рождения;ФИО родителя;Степень родства;Телефон'
  return `${[head, ...Array.from({ length: rows }, (_, at) => line(at))].join('\r\n')}\r\n`
}

/** Posts what a form of the page holds, as a browser without scripts does; where it led. */
async function post(server, person, path, body) {
  const headers = { cookie: person.cookie, origin: server.url, referer: server.url + path, accept: 'text/html' }
  const answer = await fetch(server.url + path, { method: 'POST', redirect: 'manual', headers, body })
  const to = answer.headers.get('location')
  if (!to) throw new Error(`${path} answers ${answer.status}: ${(await answer.text()).slice(0, 300)}`)
  return to.replace(server.url, '')
}

async function bring(server) {
  await server.run('org', 'create', '--kind', 'school', '--code', 'large', '--name', 'Большая школа')
  await server.run('user', 'create', '--login', 'coordinator.large', '--name', 'Ветрова Инна Павловна', '--org', 'large', '--role', 'coordinator', '--since', '2026-09-01')
  const person = await signIn(server, 'coordinator.large')
  const form = new FormData()
  form.set('kind', 'pupils')
  form.set('file', new Blob([list()], { type: 'text/csv' }), 'ученики.csv')
  const start = performance.now()
  const report = await post(server, person, '/import/upload', form)
  const page = await person.get(report)
  const checked = performance.now()
  const classes = [...page.matchAll(/<input[^>]*name="classes\[\]"[^>]*value="([^"]+)"/g)].map(([, value]) => value)
  const body = new URLSearchParams([['upload', report.match(/\d+/)[0]], ['chosen', '1'], ...classes.map(name => ['classes[]', name])])
  const batch = await post(server, person, '/api/app/features/import/api/bring_upload', body)
  const done = performance.now()
  const told = (await person.get(batch)).match(/Список загружен[^<]*/)?.[0]
  if (!told) throw new Error(`nothing is said of the list on ${batch}`)
  const seconds = of => Math.round(of) / 1000
  return { rows, classes: classes.length, check_s: seconds(checked - start), import_s: seconds(done - checked) }
}

const { server } = await served()
try {
  const targets = () => scenarios.save(server, login => signIn(server, login))
  const shown = ({ requests_per_s, p50_ms, p99_ms, wrong, broken }) => ({ requests_per_s, p50_ms, p99_ms, wrong, broken })
  const alone = shown(await load(server, await targets(), 4, 15))
  const [beside, brought] = await Promise.all([load(server, await targets(), 4, 15).then(shown), bring(server)])
  say(`${rows} pupils: checked in ${brought.check_s} s, brought in in ${brought.import_s} s, ${brought.classes} classes`)
  say(`marks saved, c = 4: alone p50 ${alone.p50_ms} ms, p99 ${alone.p99_ms} ms; beside the import p50 ${beside.p50_ms} ms, p99 ${beside.p99_ms} ms`)
  const faults = alone.wrong + alone.broken + beside.wrong + beside.broken
  if (process.env.JSON) process.stdout.write(`${JSON.stringify({ ...brought, alone, beside })}\n`)
  process.exitCode = faults ? 1 : 0
} finally {
  await server.stop()
}
