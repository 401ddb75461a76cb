-- A journey in Neovim: spaces, comments, wrapped lines, and the language server.

vim.bo.expandtab = true
vim.bo.shiftwidth = 2
vim.bo.commentstring = "# %s"
vim.wo.wrap = true
vim.wo.linebreak = true
vim.wo.breakindent = true

if vim.fn.executable("journey") == 0 then
  return
end

local file = vim.api.nvim_buf_get_name(0)
local project = vim.fn.findfile("journey.toml", vim.fn.fnamemodify(file, ":p:h") .. ";")
local server = {
  name = "journey",
  cmd = { "journey", "lsp" },
  root_dir = vim.fn.fnamemodify(project ~= "" and project or file, ":p:h"),
}
if vim.lsp.start then
  vim.lsp.start(server)
else -- version 0.7
  vim.lsp.buf_attach_client(0, vim.lsp.start_client(server))
end

-- The map in the browser, redrawn at each save.
vim.api.nvim_buf_create_user_command(0, "JourneyPreview", function()
  vim.fn.jobstart({ "journey", "watch", vim.api.nvim_buf_get_name(0), "--open" })
end, { desc = "Show the map in the browser" })
