// A reconciliation of lists from its first day to its protocol: class teacher, mother, coordinator, and a stranger.
import { readFile } from 'node:fs/promises'
import { axe, expect, test, visit } from '../fixtures/base'
import { words } from '../fixtures/pdf'

test.use({ cityOf: 'reconciliation' })

const phone = { viewport: { width: 360, height: 740 } }

test.describe('with scripts cut off', () => {
  test.use({ ...phone, allowed: /^$|ERR_FAILED/ })

  test('a class teacher confirms a row all the same', async ({ page, signIn }) => {
    await page.route(/\.(wasm|js)(\?|$)/, route => route.abort())
    await signIn(page, 'classteacher')
    await page.goto('/reconciliation')
    await page.getByRole('link', { name: /^7А/ }).click()
    const row = page.locator('.rc-rows > li').filter({ hasText: 'не просмотрено' }).first()
    const name = (await row.getByRole('heading').innerText()).trim()
    await row.getByRole('button', { name: `Верно: ${name}` }).click()
    await expect(page.locator('.rc-rows > li').filter({ hasText: name })).toContainText('верно')
    await expect(page.getByRole('button', { name: `Верно: ${name}` })).toHaveCount(0)
    await expect(page.locator('html')).not.toHaveAttribute('data-hydrated')
  })
})

test('a reconciliation from its start to the protocol', async ({ as }) => {
  const office = await as('coordinator')
  const main = office.getByRole('main')
  await test.step('the last one is explained and closed before another begins', async () => {
    await visit(office, '/reconciliation')
    await expect(main.getByLabel('Что сверяем').locator('option')).toHaveText(['Сотрудники'])
    await axe(office)
    await main.getByRole('link', { name: 'Ход и расхождения' }).click()
    await expect(main.getByRole('row', { name: /5Б/ })).toContainText('не начинали')
    await expect(main.getByText('Номер телефона у меня другой')).toBeVisible()
    await axe(office)
    await main.getByLabel('Пояснение ко всем оставшимся').fill('Перенесено в новую сверку')
    await main.getByRole('button', { name: 'Закрыть сверку' }).click()
    await expect(main.getByText(/Закрыта 12\sноября/)).toBeVisible()
    await expect(main.getByText('Пояснение: Перенесено в новую сверку').first()).toBeVisible()
  })

  await test.step('the list of today is kept', async () => {
    await visit(office, '/reconciliation')
    await main.getByLabel('Что сверяем').selectOption('Ученики и родители')
    await main.getByLabel('Закончить по').fill('2026-11-20')
    await main.getByRole('button', { name: 'Начать сверку' }).click()
    await expect(main.getByRole('heading', { name: 'Расхождений нет' })).toBeVisible()
  })
  const campaign = new URL(office.url()).pathname

  const leader = await as('classteacher', phone)
  const rows = leader.locator('.rc-rows > li')
  const wrong = await test.step('the class teacher flags one row and confirms the rest in one press', async () => {
    await visit(leader, '/reconciliation')
    await leader.getByRole('link', { name: /^7А/ }).click()
    await axe(leader)
    const row = rows.nth(2)
    const name = (await row.getByRole('heading').innerText()).trim()
    await row.getByText('Не так', { exact: true }).click()
    await row.getByLabel('Что не так').selectOption('Дата рождения')
    await row.getByLabel('Как должно быть').fill('3 мая, а не 3 апреля')
    await row.getByRole('button', { name: `Отметить ошибку: ${name}` }).click()
    await expect(row).toContainText('отмечена ошибка')
    await leader.getByRole('button', { name: /^Все остальные верны: \d+/ }).click()
    await expect(leader.getByRole('button', { name: /^Все остальные верны/ })).toHaveCount(0)
    await expect(rows.filter({ hasText: 'не просмотрено' })).toHaveCount(0)
    await axe(leader)
    return name
  })

  await test.step('a mother says on her phone that there is an error', async () => {
    const mother = await as('parent', phone)
    await visit(mother, '/diary')
    await mother.getByRole('link', { name: 'Проверить данные' }).click()
    await expect(mother.getByRole('heading', { level: 1, name: 'Проверьте данные' })).toBeVisible()
    await mother.getByRole('navigation', { name: 'Дети' }).getByRole('link', { name: /Михаил/ }).click()
    await axe(mother)
    await mother.getByLabel('Что неверно и как должно быть').fill('Отчество через «е»')
    await mother.getByRole('button', { name: 'Есть ошибка' }).click()
    await expect(mother.getByText(/Вы ответили .*«Отчество через «е»»/)).toBeVisible()
    await axe(mother)
  })

  await test.step('her words stand beside the row', async () => {
    await leader.reload()
    const row = rows.filter({ hasText: 'Отчество через «е»' })
    await expect(row).toHaveCount(1)
    await expect(row).toContainText('родитель не согласен')
  })

  await test.step('the coordinator sees both, explains, closes and prints', async () => {
    await visit(office, campaign)
    const met = main.locator('.rc-met > li')
    await expect(met).toHaveCount(2)
    const flagged = met.filter({ hasText: wrong })
    await flagged.getByRole('textbox', { name: 'Пояснение' }).fill('Запросили копию свидетельства')
    await flagged.getByRole('button', { name: /^Сохранить пояснение/ }).click()
    await main.getByLabel('Пояснение ко всем оставшимся').fill('Исправим по заявлению')
    await axe(office)
    await main.getByRole('button', { name: 'Закрыть сверку' }).click()
    await expect(main.getByRole('button', { name: 'Закрыть сверку' })).toHaveCount(0)
    const download = office.waitForEvent('download')
    await main.getByRole('link', { name: 'Протокол' }).click()
    const text = words(await readFile(await (await download).path())).join(' ').replace(/\s+/g, ' ')
    for (const told of ['Протокол сверки списков', 'Запросили копию свидетельства', 'Исправим по заявлению', wrong.split(' ')[0]!]) {
      expect(text).toContain(told)
    }
  })

  await test.step('nothing is entered any more, and a stranger finds nothing', async () => {
    await leader.reload()
    await expect(leader.getByText(/^Сверка закрыта/)).toBeVisible()
    await expect(leader.getByRole('button', { name: /^Верно/ })).toHaveCount(0)
    const stranger = await as('coordinator2')
    for (const path of [campaign, new URL(leader.url()).pathname]) {
      expect((await stranger.request.get(path)).status(), path).toBe(404)
    }
  })
})

test('the staff hear of a campaign, and each checks the own card', async ({ as }) => {
  const office = await as('coordinator')
  await visit(office, '/reconciliation')
  await office.getByLabel('Что сверяем').selectOption('Сотрудники')
  await office.getByLabel('Закончить по').fill('2026-11-20')
  await office.getByRole('button', { name: 'Начать сверку' }).click()
  await expect(office.getByRole('heading', { name: 'Расхождений нет' })).toBeVisible()
  const teacher = await as('teacher', phone)
  await expect(async () => {
    await visit(teacher, '/notifications')
    await expect(teacher.getByRole('main').getByRole('link', { name: /Сверка списков/ }).first()).toBeVisible({ timeout: 500 })
  }).toPass()
  await teacher.getByRole('main').getByRole('link', { name: /Сверка списков/ }).first().click()
  await expect(teacher.getByRole('heading', { level: 1, name: 'Моя карточка' })).toBeVisible()
  await axe(teacher)
  await teacher.getByLabel('Что неверно и как должно быть').fill('Высшая категория с октября')
  await teacher.getByRole('button', { name: 'Есть ошибка' }).click()
  await expect(teacher.getByText(/Вы ответили .*Высшая категория с октября/)).toBeVisible()
  await axe(teacher)
  await office.reload()
  await expect(office.getByText('Высшая категория с октября')).toBeVisible()
})

test('an officer of the city reads how far each school is', async ({ as }) => {
  const page = await as('city')
  await visit(page, '/reconciliation')
  await expect(page.getByRole('row').filter({ hasText: /\d+ из \d+/ })).not.toHaveCount(0)
  await axe(page)
})
