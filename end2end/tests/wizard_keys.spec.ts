// A year from nothing to its opening by keyboard alone, with the lists of the school № 12; how many presses it takes.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect as usual, test, visit } from '../fixtures/base'
import { Keys } from '../pages/keys'

test.describe.configure({ timeout: 300_000 })
// The school must be nobody's before: the lists are brought in for the first time.
test.use({ cityOf: 'the school № 12 by keyboard' })

// Nothing waits for a key as it waits for a click: lists and lessons take their time.
const expect = usual.configure({ timeout: 60_000 })
const lists = fileURLToPath(new URL('../fixtures/school-12/', import.meta.url))
/** What the README tells: `UPDATE_WIZARD=1` writes it anew. */
const told = fileURLToPath(new URL('../pictures/wizard.json', import.meta.url))

test('a coordinator without a mouse goes the whole wizard and opens the year', async ({ as, city }) => {
  await city.run('org', 'create', '--kind', 'school', '--code', 'school-12', '--name', 'Школа № 12')
  await city.run('user', 'create', '--login', 'coordinator12', '--name', 'Ветрова Инна Павловна', '--org', 'school-12', '--role', 'coordinator', '--since', '2026-09-01')
  const page = await as('coordinator12')
  const keys = await Keys.of(page)
  const goOn = async (title: string) => {
    await keys.button(`Дальше: ${title.toLowerCase()}`, 'back')
    await keys.at(title)
  }
  const bring = async (link: string, file: string, step: string) => {
    await keys.link(link)
    await keys.at('Загрузка списков')
    await keys.reach(page.getByLabel('Файл'))
    const asked = page.waitForEvent('filechooser')
    await keys.press('Enter')
    await (await asked).setFiles(lists + file)
    await keys.button('Проверить файл')
    await keys.at(file)
    await keys.button(/^Загрузить/)
    await expect(page.getByText(/^Список загружен/)).toBeVisible()
    await keys.link('К мастеру года')
    await keys.at(step)
  }

  await test.step('the card of the school begins the year', async () => {
    await visit(page, '/wizard')
    await keys.at('Карточка школы')
    await keys.skip()
    await keys.fill('Юридический адрес', 'Озёрск, Лесная, 12')
    await keys.fill('Телефон', '3515551212')
    await keys.fill('ИНН', '7707083893')
    await keys.press('Enter')
    await keys.at('Сотрудники')
  })

  await test.step('staff with their roles', async () => {
    await bring('Загрузить список сотрудников', 'staff.xlsx', 'Сотрудники')
    await expect(page.getByText(/50\sсотрудников/)).toBeVisible()
    await keys.button('Выдать права')
    await expect(page.getByRole('heading', { name: 'Права по должностям' })).toHaveCount(0)
    await goOn('Предметы')
  })

  await test.step('a subject of the school’s own', async () => {
    await keys.reach(page.getByLabel('Название своего предмета').first(), 'back')
    await keys.type('Шахматы')
    await keys.press('Enter')
    await expect(page.getByRole('row', { name: /^Шахматы/ })).toBeVisible()
    await goOn('Классы')
  })

  await test.step('classes', async () => {
    await keys.reach(page.getByLabel('1 классы', { exact: true }))
    for (let grade = 1; grade <= 11; grade++) {
      if (grade > 1) await keys.press('Tab')
      await keys.type('АБ')
    }
    await keys.press('Enter')
    await expect(page.getByRole('table', { name: /22\sкласса/ })).toBeVisible()
    await goOn('Кабинеты и звонки')
  })

  await test.step('rooms go down their column, bells stay as they are', async () => {
    await keys.reach(page.getByLabel('Кабинет 1', { exact: true }))
    for (const name of ['101', '102', '103']) {
      await keys.type(name)
      await keys.press('ArrowDown')
    }
    await keys.button('Сохранить кабинеты')
    await expect(page.getByLabel('Кабинет 3', { exact: true })).toHaveValue('103')
    await goOn('Учебный план')
  })

  await test.step('hours and groups', async () => {
    await keys.button('Заполнить все параллели по федеральному плану')
    await expect(page.getByText(/Всего 21 из 21/)).toBeVisible()
    await goOn('Группы и учителя')
    await keys.button('Создать группы и предложить учителей')
    await expect(page.getByLabel('Учитель: Математика')).toBeVisible()
    await goOn('Год и периоды')
  })

  await test.step('terms as the calendar has them, and the pupils', async () => {
    await keys.button('Сохранить и дальше', 'back')
    await keys.at('Границы и каникулы')
    await keys.button('Сохранить и дальше', 'back')
    await keys.at('Ученики и родители')
    await bring('Загрузить список учеников', 'pupils.xlsx', 'Ученики и родители')
    await expect(page.getByText(/550\sучеников/)).toBeVisible()
    await goOn('Расписание')
  })

  await test.step('three lessons by the arrow', async () => {
    for (const number of [1, 2, 3]) {
      await keys.reach(page.getByLabel(`Понедельник, ${number}-й урок`, { exact: true }))
      for (let down = 0; down < number; down++) await keys.press('ArrowDown')
    }
    await expect(page.getByRole('status').getByText('Сохранено')).toBeVisible()
    await goOn('Проверка и открытие')
  })

  await test.step('the year is opened', async () => {
    await keys.button('Открыть год с тем, что есть')
    await expect(page.getByRole('heading', { name: 'Год открыт' })).toBeVisible()
    await expect(page.getByText(/В журналах [1-9]\d*\sурок/)).toBeVisible()
  })

  const counted = { keys: keys.pressed, clicks: keys.clicked, pages: keys.pages }
  console.log(`the wizard by keyboard: ${JSON.stringify(counted)}`)
  if (process.env.UPDATE_WIZARD) writeFileSync(told, `${JSON.stringify(counted)}\n`)
  expect(counted).toEqual(JSON.parse(readFileSync(told, 'utf8')))
})
