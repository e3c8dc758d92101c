// A school from its first list to a parent's phone: the wizard, a year opened, marks by keyboard, and who sees them.
import { axe, expect, test, visit } from '../fixtures/base'
import { Journal } from '../pages/journal'
import { Wizard } from '../pages/wizard'

test.describe.configure({ mode: 'serial', timeout: 240_000 })
// Logins are those of the lists only where nobody brought the lists in before.
test.use({ cityOf: 'the school № 12', allowed: /status of 422/ })

const phone = { viewport: { width: 360, height: 740 } }
/** The login of Андреева В. Ф.: the city may have another Андреева already. */
let teacher = ''
const [parent, otherParent] = ['fokina.a', 'shcherbakova.s']
/** The journal that the teacher opened. */
let journalPath = ''

test('a coordinator goes the wizard from the first list to an open year', async ({ as, city }) => {
  await city.run('org', 'create', '--kind', 'school', '--code', 'school-12', '--name', 'Школа № 12')
  await city.run('user', 'create', '--login', 'coordinator12', '--name', 'Ветрова Инна Павловна', '--org', 'school-12', '--role', 'coordinator', '--since', '2026-09-01')
  const page = await as('coordinator12')
  const wizard = new Wizard(page)

  await test.step('the card begins the year, then staff', async () => {
    await wizard.open()
    await wizard.at('Карточка школы')
    await axe(page)
    await page.getByLabel('ИНН').fill('7707083890')
    await wizard.press('Сохранить и дальше')
    await expect(page.getByText('Контрольная цифра ИНН не сходится')).toBeVisible()
    await axe(page)
    await page.getByLabel('ИНН').fill('7707083893')
    await page.getByLabel('Юридический адрес').fill('456780, г. Озёрск, ул. Лесная, д. 12')
    await wizard.press('Сохранить и дальше')
    await wizard.at('Сотрудники')
    await wizard.bring('Загрузить список сотрудников', 'Сотрудники', 'staff.xlsx')
    await expect(page.getByText(/50\sсотрудников/)).toBeVisible()
    await expect(page.getByText(/22\sклассных руководителя ждут/)).toBeVisible()
    await axe(page)
    await wizard.press('Выдать права')
    await expect(page.getByRole('heading', { name: 'Права по должностям' })).toHaveCount(0)
    await wizard.goOnTo('Предметы')
    await expect(page.getByRole('row', { name: /^Алгебра/ }).first()).toBeVisible()
    await axe(page)
    await wizard.goOnTo('Классы')
  })

  await test.step('classes; left and come back to', async () => {
    for (let grade = 1; grade <= 11; grade++) await page.getByLabel(`${grade} классы`, { exact: true }).fill('АБ')
    await wizard.press('Создать классы')
    await expect(page.getByRole('table', { name: /22\sкласса/ })).toBeVisible()
    await expect(page.getByRole('row', { name: /^7А/ })).toContainText('Маслова А. Л.')
    await axe(page)
    await visit(page, '/journals')
    await wizard.open()
    await wizard.at('Классы')
    await wizard.goOnTo('Кабинеты и звонки')
  })

  await test.step('rooms, and bells that overlap are refused', async () => {
    await page.getByLabel('Кабинет 1', { exact: true }).fill('24')
    await wizard.press('Сохранить кабинеты')
    await expect(page.getByLabel('Кабинет 1', { exact: true })).toHaveValue('24')
    await page.getByLabel('Начало 2-го урока').fill('09:05')
    await wizard.press('Сохранить звонки')
    await expect(page.getByText('2-й урок начинается в 09:05, а 1-й кончается только в 09:10')).toBeVisible()
    await axe(page)
    await page.getByLabel('Начало 2-го урока').fill('09:20')
    await wizard.press('Сохранить звонки')
    await wizard.at('Кабинеты и звонки')
    await wizard.goOnTo('Учебный план')
  })

  await test.step('hours of the shipped plan', async () => {
    await wizard.press('Заполнить все параллели по федеральному плану')
    await expect(page.getByText(/Всего 21 из 21/)).toBeVisible()
    await axe(page)
    await wizard.goOnTo('Группы и учителя')
  })

  await test.step('groups with the teachers proposed, two of them changed', async () => {
    await wizard.press('Создать группы и предложить учителей')
    await expect(page.getByLabel('Учитель: Математика')).toContainText('Сысоева В. А.')
    await axe(page)
    await wizard.turnTo('5Б')
    await wizard.appoint('Математика', 'Андреева В. Ф.')
    await wizard.turnTo('7А')
    await wizard.appoint('Алгебра', 'Андреева В. Ф.')
    await wizard.goOnTo('Год и периоды')
  })

  await test.step('terms, pupils and guardians', async () => {
    await axe(page)
    await wizard.press('Сохранить и дальше')
    await wizard.at('Границы и каникулы')
    await axe(page)
    await wizard.press('Сохранить и дальше')
    await wizard.at('Ученики и родители')
    await wizard.bring('Загрузить список учеников', 'Ученики и родители', 'pupils.xlsx')
    await expect(page.getByText(/550\sучеников/)).toBeVisible()
    await axe(page)
    await wizard.goOnTo('Расписание')
  })

  await test.step('the timetable of two classes', async () => {
    await wizard.turnTo('5Б')
    await wizard.day('Понедельник', ['Математика', 'Русский язык', 'Литература', 'История', 'Биология'])
    await wizard.day('Четверг', ['Математика', 'Русский язык', 'Музыка', 'География'])
    await expect(wizard.used('Математика')).toHaveText('2 из 5')
    await page.getByLabel('На какой день').selectOption('Вторник')
    await wizard.press('Повторить день')
    await wizard.at('Расписание')
    await expect(wizard.used('Математика')).toHaveText('3 из 5')
    await axe(page)

    await wizard.turnTo('7А')
    await wizard.place('Понедельник', 1).selectOption({ label: 'Алгебра' })
    await expect(page.getByText('Учитель в это время ведёт урок в 5Б.')).toBeVisible()
    await wizard.place('Понедельник', 1).selectOption({ label: 'Геометрия' })
    await expect(page.getByText('Учитель в это время ведёт урок в 5Б.')).toHaveCount(0)
    await wizard.day('Четверг', ['Геометрия', 'Алгебра', 'Физика', 'Информатика'])
    await wizard.goOnTo('Проверка и открытие')
  })

  await test.step('the check, and the year is opened with what is there', async () => {
    await expect(page.getByRole('link', { name: /^Расписание не заполнено: 1А/ })).toBeVisible()
    await axe(page)
    await wizard.press('Открыть год с тем, что есть')
    await expect(page.getByRole('heading', { name: 'Год открыт' })).toBeVisible()
    await expect(page.getByText(/В журналах [1-9]\d*\sурок/)).toBeVisible()
    await axe(page)
  })

  await test.step('the list of staff says by which login the teacher comes', async () => {
    await visit(page, '/people?side=staff&name=Андреева')
    teacher = await page.getByRole('row', { name: /^Андреева В\S* Ф/ }).locator('td').last().innerText()
    expect(teacher).toMatch(/^andreeva/)
  })
})

test.describe('a teacher', () => {
  test.use({ allowed: /ERR_INTERNET_DISCONNECTED|Failed to fetch|status of 422/ })

  test('enters 30 marks by keyboard, undoes one, and a cut network loses none', async ({ as }) => {
    const page = await as(teacher)
    const journal = new Journal(page)
    await journal.open('5Б', 'Математика')
    journalPath = new URL(page.url()).pathname
    const rows = await journal.rows.count()
    const spot = (mark: number) => journal.cell(mark % rows, Math.floor(mark / rows))
    const type = async (from: number, to: number) => {
      for (let mark = from; mark < to; mark++) {
        if (mark > 0 && mark % rows === 0) {
          await page.keyboard.press('ArrowLeft')
          for (let pages = 0; pages * 5 < rows; pages++) await page.keyboard.press('PageUp')
        }
        await expect(spot(mark)).toBeFocused()
        await page.keyboard.press(String(3 + mark % 3))
        // Behind the mark may stand, for a screen reader, that it waits for the network.
        await expect(spot(mark)).toHaveText(new RegExp(`^${3 + mark % 3}(,|$)`))
      }
    }

    await journal.active.focus()
    await type(0, 26)
    await page.keyboard.press('Control+KeyZ')
    await expect(spot(25)).toHaveText('')
    await expect(journal.saved).toBeVisible()
    await spot(25).focus()

    await page.context().setOffline(true)
    await type(25, 30)
    await expect(page.locator('.save[data-state="offline"]')).toContainText('Нет связи')
    await page.context().setOffline(false)
    await expect(journal.saved).toBeVisible()
    await page.reload()
    for (let mark = 0; mark < 30; mark++) await expect(spot(mark)).toHaveText(String(3 + mark % 3))
    await axe(page)
  })
})

test('a parent sees the mark on a phone, strangers see nothing', async ({ as }) => {
  const page = await as(parent, phone)
  await visit(page, '/diary')
  await expect(page.getByRole('heading', { level: 1, name: /^Сегодня, 12\sноября$/ })).toBeVisible()
  await axe(page)
  await visit(page, '/diary/marks')
  await expect(page.getByRole('main').locator('summary', { hasText: 'Математика' })).toContainText(/[345]/)
  await axe(page)
  const own = await page.request.post('/api/app/features/diary/api/open_today', { headers: { Accept: 'application/json', Origin: new URL(page.url()).origin }, form: {} })
  const { owner } = await own.json()
  expect(owner.pupil.class).toBe('5Б')

  const other = await as(otherParent, phone)
  await visit(other, '/diary/marks')
  await expect(other.getByRole('heading', { level: 1, name: /^Отметки/ })).toBeVisible()
  for (const path of [`/diary?child=${owner.pupil.id}`, `/diary/marks?child=${owner.pupil.id}`, journalPath]) {
    expect((await other.request.get(path)).status(), path).toBe(404)
  }

  const foreign = await as('coordinator')
  await visit(foreign, '/people?name=Фокин+Андрей')
  await expect(foreign.getByText('Никого не нашлось')).toBeVisible()
  expect((await foreign.request.get(journalPath)).status()).toBe(404)
})
