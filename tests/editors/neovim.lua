-- Drives `journey lsp` with Neovim: the setup of docs/editors/neovim.md, a text that is typed, and what Neovim makes of the answers.
-- `journey` is found on the path.
--
--     nvim --headless -u NONE -i NONE -S tests/editors/neovim.lua

local function check(is_true, words)
  if not is_true then
    io.stderr:write("neovim: " .. words .. "\n")
    vim.cmd("cquit 1")
  end
end

local function wait(words, is_true)
  check(vim.wait(20000, is_true, 5), "waited in vain for " .. words)
end

local folder = vim.fn.tempname()
vim.fn.mkdir(folder, "p")
vim.fn.writefile({
  "Klantreis: é 👩", "Doel: a", "Afbakening: b", "Onderzoek: c", "Persona: d", "Fase: e",
  "  Stap: f #één", "    ! g", "    - h #twee", "  Stap: i", "    Terug naar: #één",
}, folder .. "/a.journey")

-- The setup as it stands in the manual.
local manual = table.concat(vim.fn.readfile("docs/editors/neovim.md"), "\n")
local setup = manual:match("```lua\n(.-)\n```")
check(setup ~= nil, "docs/editors/neovim.md has no setup")
setup = setup:gsub("/home/you/journey", (vim.fn.getcwd():gsub("%%", "%%%%")))
assert(loadstring(setup))()
vim.cmd("filetype plugin on | syntax on")
vim.cmd("edit " .. folder .. "/a.journey")
check(vim.bo.filetype == "journey" and vim.bo.commentstring == "# %s", "the kind of file")
check(vim.fn.exists(":JourneyPreview") == 2, "the preview")
local function colour(line, column) return vim.fn.synIDattr(vim.fn.synID(line, column, 1), "name") end
check(colour(1, 1) == "journeyFrame" and colour(7, 3) == "journeyFrame" and colour(9, 5) == "journeyNegative", "colours")
check(colour(7, 11) == "journeyLabel" and colour(11, 18) == "journeyReference", "colours of labels")
wait("the server", function() return #vim.lsp.buf_get_clients(0) > 0 end)

local function codes()
  return vim.tbl_map(function(found) return found.code end, vim.diagnostic.get(0))
end
wait("problems", function() return vim.tbl_contains(codes(), "unanswered-negative") end)

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
  check(answers ~= nil, "no answer to " .. method)
  for _, answer in pairs(answers) do
    check(answer.error == nil, method .. ": " .. vim.inspect(answer.error))
    return answer.result
  end
  check(false, "nobody answers " .. method)
end
local function at(line, column)
  vim.api.nvim_win_set_cursor(0, { line, column })
  return vim.lsp.util.make_position_params(0)
end

-- What Neovim does itself with the answers.
local hover = ask("textDocument/hover", at(9, 4))
check(hover.contents.value:find("**Minpunt**", 1, true), vim.inspect(hover))
local outline = vim.lsp.util.symbols_to_items(ask("textDocument/documentSymbol", at(1, 0)), 0)
check(#outline == 7 and outline[4].text:find("f", 1, true), vim.inspect(outline))

vim.fn.append(9, "      ")
local items = vim.lsp.util.text_document_completion_list_to_complete_items(ask("textDocument/completion", at(10, 6)), "")
check(items[1].abbr == "Citaat" or #items > 3, vim.inspect(items))
vim.fn.deletebufline("%", 10)

at(11, 18)
vim.lsp.buf.definition()
wait("the definition", function() return vim.api.nvim_win_get_cursor(0)[1] == 7 end)
at(7, 13)
vim.lsp.buf.rename("drie")
wait("the new name", function() return vim.fn.getline(11) == "    Terug naar: #drie" end)
check(vim.fn.getline(7) == "  Stap: f #drie", vim.fn.getline(7))

local params = at(9, 7)
params.range = { start = params.position, ["end"] = params.position }
params.context = { diagnostics = {} }
local fix = ask("textDocument/codeAction", params)[1]
check(fix.title == "Voeg een regel `Behoefte:` toe", vim.inspect(fix))
vim.lsp.util.apply_workspace_edit(fix.edit, "utf-16")
check(vim.fn.getline(10) == "      Behoefte: ", vim.fn.getline(10))
wait("the problem of the new line", function() return vim.tbl_contains(codes(), "empty-text") end)

vim.fn.setline(10, "     Behoefte:j")
vim.lsp.buf.formatting_sync(nil, 20000)
check(vim.fn.getline(10) == "      Behoefte: j", vim.fn.getline(10))
local folds = ask("textDocument/foldingRange", { textDocument = vim.lsp.util.make_text_document_params() })
check(#folds >= 4, vim.inspect(folds))
local references = ask("textDocument/references", vim.tbl_extend("force", at(7, 13), { context = { includeDeclaration = true } }))
check(#references == 2, vim.inspect(references))

vim.lsp.stop_client(vim.lsp.get_active_clients())
wait("the end", function() return #vim.lsp.get_active_clients() == 0 end)
io.stderr:write("neovim: all is well\n")
vim.cmd("quitall!")
