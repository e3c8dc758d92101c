// A deputy head makes a plan by keyboard, by mouse and with the solver, puts it in force; the family reads it.
import { axe, expect, test, visit } from '../fixtures/base'
import { Plan } from '../pages/timetable'

// It changes the week of the school.
test.use({ cityOf: 'timetable' })

test('a timetable from the board to the family', async ({ as }) => {
  test.slow()
  const page = await as('deputy', { viewport: { width: 1440, height: 900 } })
  const plan = new Plan(page)
  await plan.open()
  await axe(page)

  await test.step('a lesson moves by keyboard alone', async () => {
    const from = plan.taken.first()
    const [at, name] = [await from.getAttribute('data-at'), await from.locator('.piece .long').textContent()]
    await from.focus()
    await page.keyboard.press('Enter')
    await expect(plan.free.first()).toBeVisible()
    for (let step = 0; step < 40; step += 1) {
      await page.keyboard.press('ArrowRight')
      if (await page.locator('td[data-over][data-mark="free"]').count() > 0) break
    }
    const target = await page.locator('td[data-over]').getAttribute('data-at')
    await page.keyboard.press('Enter')
    await expect(plan.cell(target ?? '')).toContainText(name ?? '')
    await expect(plan.saved).toBeVisible()
    await page.keyboard.press('Control+z')
    await expect(plan.cell(at ?? '')).toContainText(name ?? '')
    await page.keyboard.press('Control+Shift+z')
    await expect(plan.cell(target ?? '')).toContainText(name ?? '')
    await expect(plan.saved).toBeVisible()
  })

  await test.step('a drag shows what is against it and where it may stand', async () => {
    await page.getByRole('combobox', { name: 'Класс' }).selectOption('7А')
    await expect(page.getByRole('grid', { name: 'Расписание 7А' })).toBeVisible()
    const from = plan.taken.nth(2)
    const name = await from.locator('.piece .long').textContent()
    await plan.carry(from, plan.taken.nth(3))
    await plan.over(plan.barred.first())
    await expect(plan.panel.locator('.whys')).toContainText('в это время')
    const target = await plan.free.first().getAttribute('data-at')
    await plan.over(plan.free.first())
    await expect(plan.panel.locator('.whys')).toContainText('Свободно')
    await plan.letGo()
    await expect(plan.cell(target ?? '')).toContainText(name ?? '')
    await expect(plan.saved).toBeVisible()
  })

  await test.step('the same plan by teacher, by room, and of one day', async () => {
    const lens = page.getByRole('combobox', { name: 'Вид' })
    await lens.selectOption('По учителям')
    await expect(page.getByRole('grid', { name: 'Все учителя' })).toBeVisible()
    const day = plan.cells.filter({ has: page.locator('.piece i') })
    await expect(day.first()).toContainText(/\d/)
    await page.getByRole('combobox', { name: 'День' }).selectOption('вторник')
    await expect(page.getByRole('columnheader', { name: 'Вторник' })).toBeVisible()
    await expect(page.getByRole('columnheader', { name: 'Понедельник' })).toHaveCount(0)
    await plan.taken.first().focus()
    await page.keyboard.press('Enter')
    await expect(plan.free.first()).toBeVisible()
    await page.keyboard.press('Escape')
    await axe(page)
    await page.getByRole('combobox', { name: 'День' }).selectOption('вся неделя')
    await lens.selectOption('По кабинетам')
    await expect(page.getByRole('grid', { name: 'Все кабинеты' })).toBeVisible()
    await lens.selectOption('По классам')
    await page.getByRole('combobox', { name: 'Класс' }).selectOption('7А')
  })

  await test.step('a locked lesson stays until it is unlocked', async () => {
    await plan.taken.first().focus()
    await page.keyboard.press('l')
    await expect(plan.panel.getByRole('button', { name: 'Снять закрепление' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.locator('.plan[data-carrying]')).toHaveCount(0)
  })

  await test.step('lessons go to the tray and come back by menu', async () => {
    await plan.taken.nth(4).focus()
    await page.keyboard.press('Delete')
    await expect(plan.waiting).toHaveCount(1)
    await plan.waiting.getByRole('button', { name: /^Взять/ }).press('Enter')
    await plan.panel.getByRole('button', { name: /^Поставить: / }).first().click()
    await expect(plan.waiting).toHaveCount(0)
  })

  await test.step('the solver is watched, stopped and set to it again; its result is one step', async () => {
    await expect(plan.saved).toBeVisible()
    const start = plan.solver.getByRole('button', { name: 'Составить' })
    await plan.solver.getByText('С нуля').click()
    await plan.solver.getByRole('combobox', { name: 'Сколько искать' }).selectOption('600')
    await start.click()
    await plan.solver.getByRole('button', { name: 'Остановить' }).click()
    await expect(plan.solver.getByRole('status')).toContainText(/поставлено \d+ из \d+/)
    await plan.solver.getByRole('combobox', { name: 'Сколько искать' }).selectOption('10')
    await expect(plan.saved).toBeVisible()
    await start.click()
    await expect(plan.solver.getByRole('status')).toContainText(/Готово: поставлено \d+ из \d+/, { timeout: 30_000 })
    await expect(plan.waiting).toHaveCount(0)
    await axe(page)
    await plan.taken.nth(1).focus()
    await page.keyboard.press('Delete')
    await expect(plan.waiting).toHaveCount(1)
    await page.keyboard.press('Control+z')
    await expect(plan.waiting).toHaveCount(0)
    await expect(plan.saved).toBeVisible()
  })

  await test.step('the plan is in force from a day on', async () => {
    await page.getByLabel('Действует с').fill('2026-11-16')
    await page.getByRole('button', { name: 'Ввести в действие' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Черновики расписания' })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('listitem').filter({ hasText: 'Действующее расписание' })).toBeVisible()
  })

  await test.step('the family reads the week of the class on a phone', async () => {
    const phone = await as('parent', { viewport: { width: 360, height: 740 } })
    await visit(phone, '/timetable?on=2026-11-16')
    await expect(phone.getByRole('heading', { level: 2, name: /Понедельник/ })).toBeVisible()
    await expect(phone.locator('.tt-lesson').first()).toBeVisible()
    await axe(phone)
  })
})

test.describe('drafts side by side', () => {
  test.use({ cityOf: 'drafts' })

  test('begun from the week in force, copied, taken out, brought in again, thrown away', async ({ as }) => {
    const page = await as('deputy')
    await visit(page, '/timetable/drafts')
    const drafts = page.locator('.tt-drafts > li')
    const named = (name: string) => drafts.filter({ has: page.getByRole('heading', { name, exact: true }) })
    await axe(page)

    await test.step('two drafts', async () => {
      await drafts.first().getByText('Начать черновик с него').click()
      await drafts.first().getByLabel('Как назвать черновик').fill('Без окон')
      await drafts.first().getByRole('button', { name: 'Создать' }).click()
      await expect(named('Без окон')).toContainText(/Поставлено \d+ из \d+/)
      await named('Без окон').getByText('Сделать копию').click()
      await named('Без окон').getByLabel('Как назвать черновик').fill('Без окон')
      await named('Без окон').getByRole('button', { name: 'Создать' }).click()
      await expect(page.getByText('Черновик с таким названием уже есть')).toBeVisible()
      await named('Без окон').getByText('Сделать копию').click()
      await named('Без окон').getByLabel('Как назвать черновик').fill('С утра')
      await named('Без окон').getByRole('button', { name: 'Создать' }).click()
      await expect(drafts).toHaveCount(3)
      await axe(page)
    })

    await test.step('an edit of one is not an edit of the other', async () => {
      await named('С утра').getByRole('link', { name: /^Открыть/ }).click()
      const plan = new Plan(page)
      await expect(page.getByText('Черновик «С утра»')).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('data-hydrated')
      await plan.taken.first().focus()
      await page.keyboard.press('Delete')
      await expect(plan.saved).toBeVisible()
      await visit(page, '/timetable/drafts')
      const stands = async (name: string) => /Поставлено (\d+)/.exec((await named(name).textContent()) ?? '')?.[1]
      expect(Number(await stands('С утра'))).toBe(Number(await stands('Без окон')) - 1)
    })

    await test.step('a draft goes out as a file of FET and comes back with a report', async () => {
      const waits = page.waitForEvent('download')
      await named('Без окон').getByRole('link', { name: 'Файл .fet' }).click()
      const file = await (await waits).path()
      await page.getByLabel('Как назвать черновик').last().fill('Из FET')
      await page.getByLabel('Файл', { exact: true }).setInputFiles(file)
      await page.getByRole('button', { name: 'Загрузить' }).click()
      const report = page.getByRole('region', { name: 'Что пришло из файла' })
      await expect(report).toContainText(/В файле (\d+)\sурок\S*: узнано \1, встало на места \1\./)
      await axe(page)
    })

    await test.step('what is no week is refused at the field', async () => {
      await page.getByLabel('Как назвать черновик').last().fill('Из aSc')
      await page.getByLabel('Файл', { exact: true }).setInputFiles({ name: 'week.xml', mimeType: 'text/xml', buffer: Buffer.from('<html/>') })
      await page.getByRole('button', { name: 'Загрузить' }).click()
      await expect(page.getByText('Это не файл FET и не выгрузка aSc')).toBeVisible()
    })

    await test.step('the rest is thrown away', async () => {
      await page.getByRole('button', { name: 'Удалить черновик: С утра' }).click()
      await expect(named('С утра')).toHaveCount(0)
      await expect(named('Без окон')).toBeVisible()
    })
  })
})
