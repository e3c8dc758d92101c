-- One scenario for wrk: sends the targets of BENCH_TARGETS in turn and looks into every answer.
-- Runs in one thread, so that the state of saved cells is one for all connections.
local targets = dofile(os.getenv("BENCH_TARGETS"))
local turn, made = 0, 0
local by_title = {}
wrong, first_wrong = 0, ""

for _, target in ipairs(targets) do
    if target.title then
        by_title[target.title] = by_title[target.title] or {}
        table.insert(by_title[target.title], target)
    end
    target.get = wrk.format("GET", target.path, { Cookie = target.cookie })
end

-- A save names the version of the cell it has seen; this thread is the only one that changes cells.
local function save(target)
    made = made + 1
    target.version = target.version + 1
    target.value = target.value == "5" and "4" or "5"
    local body = target.body
        :gsub("%$CHANGE", string.format("bench-%d-%d", os.time(), made))
        :gsub("%$VERSION", tostring(target.version - 1))
        :gsub("%$VALUE", target.value)
    return wrk.format("POST", target.path, { Cookie = target.cookie, ["Content-Type"] = target.kind,
        Origin = target.origin, Accept = "application/json" }, body)
end

-- wrk asks once to see how requests look, and never sends that one.
local trial = true

function request()
    if trial then
        trial = false
        return wrk.format("GET", "/")
    end
    turn = turn % #targets + 1
    local target = targets[turn]
    return target.body and save(target) or target.get
end

local function count(body, mark)
    local found, at = 0, 1
    while true do
        local from, to = body:find(mark, at, true)
        if not from then return found end
        found, at = found + 1, to + 1
    end
end

-- Cells mostly stand where they stood: a step from one to the next costs nothing, to search all of a page as much as to
-- draw it. A cell too many or too few moves those after it, and then all of the page is counted.
local function cells(body, target)
    local mark = target.mark
    local a, b, c = mark:byte(1, 3)
    local at = body:find(mark, 1, true)
    if not at then return 0 end
    for _, step in ipairs(target.steps) do
        at = at + step
        local d, e, f = body:byte(at, at + 2)
        if d ~= a or e ~= b or f ~= c then return count(body, mark) end
    end
    return body:find(mark, at + 1, true) and count(body, mark) or target.count
end

-- A name mostly stands where it stood: to search all of a page for it costs the machine as much as to draw the page.
local function holds(body, name, at)
    return body:sub(math.max(at - 2000, 1), at + 4000):find(name, 1, true) or body:find(name, 1, true)
end

-- An answer does not say which request it belongs to: its title does.
local function as_expected(status, body)
    if status ~= 200 then return false end
    if targets[1].answer then return body:find(targets[1].answer, 1, true) ~= nil end
    if not targets[1].title then return true end
    for _, target in ipairs(by_title[body:match("<title>([^<]*)")] or {}) do
        if holds(body, target.first, target.first_at) and holds(body, target.last, target.last_at)
            and cells(body, target) == target.count then
            return true
        end
    end
    return false
end

function response(status, _, body)
    if as_expected(status, body) then return end
    wrong = wrong + 1
    if first_wrong == "" then first_wrong = status .. " " .. body:sub(1, 300) end
end

local threads = {}
function setup(thread) table.insert(threads, thread) end

function done(summary, latency)
    local bad, sample = 0, ""
    for _, thread in ipairs(threads) do
        bad = bad + thread:get("wrong")
        sample = thread:get("first_wrong")
    end
    local errors = summary.errors
    if sample ~= "" then io.stderr:write("first wrong answer: ", sample, "\n") end
    io.write(string.format(
        'RESULT {"requests_per_s":%.1f,"p50_ms":%.2f,"p99_ms":%.2f,"worst_ms":%.2f,"requests":%d,"wrong":%d,"broken":%d}\n',
        summary.requests / summary.duration * 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
        latency.max / 1e3, summary.requests, bad, errors.connect + errors.read + errors.write + errors.timeout))
end
