// `make bench ONLY=timetable`: our solver beside `fet-cl` on the example files of Debian's package `fet-data`.
// FILES=Brazil,GYR limits the files, SEEDS=5 and LIMIT=120 (seconds) are the usual ones, CORE=1 pins to a core.
// Both run on that one core, one after the other; what counts is processor time, so that neighbours do not.
// Rows are kept in target/bench/timetable/rows.json as they are made; RESUME=1 goes on with those that lack.
// GORODOK names another program with the same commands: `cargo build -p timetabler --release --example solve` is quick.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = fileURLToPath(new URL('.', import.meta.url))
const target = resolve(process.env.CARGO_TARGET_DIR ?? join(here, '../../target'))
const binary = process.env.GORODOK ?? join(target, 'release/gorodok')
const shelf = join(target, 'bench/timetable')
const kept = join(shelf, 'rows.json')
const examples = '/usr/share/doc/fet-data/examples'
const [seeds, limit, core] = ['SEEDS', 'LIMIT', 'CORE'].map((name, at) => Number(process.env[name] ?? [5, 120, 0][at]))
const say = text => process.stderr.write(`${text}\n`)

const official = [
  'Argentina/Horario_ISJ', 'South-Africa/2021/SIBUKOSETFU/SIBUKOSETFU', 'Spain/3-school/primaria',
  'India/2021/St-Joseph-EMHSS-Puthanangadi/stjosephemhss',
  'Indonesia/SMK-Negeri-1-Arahan-Kab-Indramayu/netura_2016-2017', 'Vietnam/2-secondary-school/VietNamHungYen',
  'Saudi-Arabia/Arabic_Saudi_2', 'Brazil/1/Brazil', 'Namibia/by-Bobby/set-6-2016/ConcordiaY2016T1b',
  'Belize/Sacred-Heart-College/shc-2012/test-2012',
]
/** FET does not solve these in a minute. */
const hard = [
  'Russia/Russian-Medical-College/timetable-ru', 'Romania/Constantin-Brancusi-School-Medgidia/2019-2020/Orar_4_6',
  'Vietnam/1-Le-Qui-Don_Lam-Ha/Khoi-sang', 'Romania/Oradea/FS-2008-2009-difficult',
  'Hungary/Bethlen/2008-2009/2-newer/Bethlen-2008-2009', 'Germany/secondary-school-2/GYR',
]
const paths = [
  ...official.map(name => `FET-5-official/${name}`), 'FET-6-mornings-afternoons/Morocco/1/sample-morocco',
  ...hard.map(name => `FET-5-official/${name}`),
]

/** Runs a program on the core; answers what it wrote and the seconds of processor it took. */
function timed(command, args) {
  const log = join(shelf, 'seconds')
  const all = ['-c', String(core), '/usr/bin/time', '-f', '%U %S', '-o', log, command, ...args]
  const { PATH, HOME } = process.env
  const env = { PATH, HOME, QT_QPA_PLATFORM: 'offscreen', DATABASE_URL: 'sqlite::memory:' }
  const { stdout, error } = spawnSync('taskset', all, { encoding: 'utf8', env, maxBuffer: 1 << 28 })
  if (error) throw error
  const seconds = readFileSync(log, 'utf8').trim().split('\n').at(-1).split(' ').map(Number)
  return { stdout, seconds: seconds[0] + seconds[1] }
}

const fetArgs = (file, folder, seed) => [
  `--inputfile=${file}`, `--outputdir=${folder}`, `--timelimitseconds=${limit}`, '--htmllevel=0',
  ...[10, 11, 12, 20, 21, 22].map(part => `--randomseeds${part}=${seed + part}`),
  ...['dayshorizontal', 'daysvertical', 'timehorizontal', 'timevertical', 'subgroups', 'groups', 'years', 'teachers',
    'teachersfreeperiods', 'rooms', 'subjects', 'activitytags', 'activities'].map(it => `--writetimetables${it}=false`),
]

function runFet(file, seed) {
  const folder = join(shelf, 'fet')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const { stdout, seconds } = timed('fet-cl', fetArgs(file, folder, seed))
  if (!stdout.includes('Simulation successful')) return { solved: false, seconds }
  const made = readdirSync(folder, { recursive: true }).find(path => path.endsWith('_data_and_timetable.fet'))
  return { solved: true, seconds, soft: checked(file, join(folder, made)).soft_cost }
}

/** The referee's count of a solution. */
function checked(file, solution) {
  return JSON.parse(timed(binary, ['timetable', 'check', file, solution, '--json']).stdout)
}

/** Ours goes on with the wishes; the first complete timetable is when FET would have stopped. Told in wall seconds,
 * the reading of the file among them: on a busy machine that is to our disadvantage. */
function runOurs(file, seed, seconds) {
  const out = join(shelf, 'ours')
  const args = ['timetable', 'solve', file, '--limit', String(seconds), '--seed', String(seed), '--threads', '1', '--out', out, '--json']
  const report = JSON.parse(timed(binary, args).stdout)
  const solved = report.placed === report.activities && report.hard_violations === 0
  if (solved) {
    const again = checked(file, join(out, `${basename(file, '.fet')}_timetable.fet`))
    if (again.hard_violations) throw new Error(`${file}, seed ${seed}: ${again.hard_violations} violations`)
  }
  return { solved, seconds: report.first_solution_seconds, history: report.history ?? [] }
}

const median = values => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)]
const softAt = (history, seconds) => history.findLast(([when]) => when <= seconds)?.[1]
// What came back from JSON has null where there was no number.
const shown = (value, digits = 2) => Number.isFinite(value) ? value.toFixed(digits) : '–'

function compare(path) {
  const file = join(examples, `${path}.fet`)
  const all = [...Array(seeds).keys()].map(at => at + 1)
  const fet = all.map(seed => runFet(file, seed))
  const fetSolved = fet.filter(it => it.solved)
  const fetSeconds = median(fetSolved.map(it => it.seconds))
  const ours = all.map(seed => {
    // Where FET is quick the wishes are worked off for half a minute only; the search itself has the whole limit.
    const early = runOurs(file, seed, Math.min(limit, Math.max(30, fetSeconds ?? limit)))
    return early.solved ? early : runOurs(file, seed, limit)
  })
  const solved = ours.filter(it => it.solved)
  const seconds = median(solved.map(it => it.seconds))
  const soft = at => median(solved.map(it => softAt(it.history, at) ?? Infinity))
  return {
    file: basename(path), seeds, limit, ours: solved.length, fet: fetSolved.length, seconds, fet_seconds: fetSeconds,
    ratio: Math.max(seconds, 0.01) / fetSeconds, soft: soft(fetSeconds), soft_30: soft(30), fet_soft: median(fetSolved.map(it => it.soft)),
  }
}

if (!existsSync(examples)) throw new Error('no example files: apt-get install fet fet-data')
mkdirSync(shelf, { recursive: true })
const only = process.env.FILES?.split(',')
const rows = []
const known = existsSync(kept) ? JSON.parse(readFileSync(kept, 'utf8')) : []
const same = (row, path) => row.file === basename(path) && row.seeds === seeds && row.limit === limit

/** The row of a file, measured or known, and kept. */
function rowOf(path) {
  const old = known.findIndex(row => same(row, path))
  if (old >= 0 && process.env.RESUME) return known[old]
  const row = compare(path)
  if (old >= 0) known.splice(old, 1)
  known.push(row)
  writeFileSync(kept, JSON.stringify(known, null, 1))
  return row
}

say(`${'file'.padEnd(28)} ours  fet   ours s    fet s   ratio   soft at fet's time  at 30 s  fet's`)
for (const path of paths.filter(path => !only || only.includes(basename(path)))) {
  const row = rowOf(path)
  rows.push(row)
  const cells = [shown(row.seconds).padStart(8), shown(row.fet_seconds).padStart(8), shown(row.ratio, 3).padStart(7)]
  const soft = [row.soft, row.soft_30, row.fet_soft].map((value, at) => shown(value).padStart([20, 8, 6][at]))
  say(`${row.file.padEnd(28)} ${row.ours}/${seeds}  ${row.fet}/${seeds} ${cells.join(' ')} ${soft.join(' ')}`)
}
const ratios = rows.map(row => row.ratio).filter(ratio => ratio > 0)
const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length)
const unsolved = rows.filter(row => row.fet > 0 && row.ours < seeds).map(row => row.file)
say(`geometric mean of the ratio ${shown(mean, 3)}; FET solves and we not always: ${unsolved.join(', ') || 'none'}`)
if (process.env.JSON) process.stdout.write(`${JSON.stringify({ ratio: mean, files: rows })}\n`)
