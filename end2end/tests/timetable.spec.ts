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
    await expect(page.locator('td[tabindex="0"]'), 'the board is reached by Tab').toHaveCount(1)
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
    // Two lessons locked against the norms leave wishes open: the solver goes on as long as it may.
    const advised = page.locator('td[data-mark="advised"]')
    for (const end of [advised.last(), advised.first()]) {
      await plan.carry(plan.taken.nth(1), plan.taken.nth(2))
      const at = await end.getAttribute('data-at') ?? ''
      await plan.over(end)
      await plan.letGo()
      await plan.cell(at).focus()
      await page.keyboard.press('l')
      await expect(plan.panel.getByRole('button', { name: 'Снять закрепление' })).toBeVisible()
    }
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
