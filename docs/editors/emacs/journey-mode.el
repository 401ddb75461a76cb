;;; journey-mode.el --- Customer journeys in plain text -*- lexical-binding: t -*-

;;; Commentary:
;; Highlighting, comments, and the language server of `journey' through Eglot.

;;; Code:

(defvar journey-font-lock-keywords
  '(("^[ \t]*\\([+＋]\\)\\(?:[ \t]\\|$\\)" 1 'success)
    ("^[ \t]*\\([-–−—]\\)\\(?:[ \t]\\|$\\)" 1 'error)
    ("^[ \t]*\\([?!|？！]\\)\\(?:[ \t]\\|$\\)" 1 'warning)
    ("^[ \t]*\\([^ \t\n:：#][^:：\n]*\\)[:：]" 1 font-lock-keyword-face)
    ("[ \t]\\(#[[:alnum:]_-]*[[:alpha:]][[:alnum:]_-]*\\)[,;]?[ \t]*$" 1 font-lock-constant-face)
    ("\\_<[0-9]\\{4\\}-[0-9]\\{2\\}-[0-9]\\{2\\}\\_>" . font-lock-constant-face))
  "Highlighting rules.")

(defvar journey-syntax-table
  (let ((table (make-syntax-table text-mode-syntax-table)))
    (modify-syntax-entry ?\" "." table)
    (modify-syntax-entry ?# "_" table)
    table)
  "Quotes are ordinary characters in a journey.")

(defconst journey-comment
  (syntax-propertize-rules ("^[ \t]*\\(#\\)\\(?:[# \t]\\|$\\)" (1 "<")) ("\n" (0 ">")))
  "A `#' starts a comment only at the beginning of a line.")

;;;###autoload
(define-derived-mode journey-mode text-mode "Journey"
  "Customer journeys in plain text."
  :syntax-table journey-syntax-table
  (setq-local comment-start "# ")
  (setq-local comment-start-skip "#+[ \t]*")
  (setq-local indent-tabs-mode nil)
  (setq-local tab-width 2)
  (setq-local syntax-propertize-function journey-comment)
  (setq-local font-lock-defaults '(journey-font-lock-keywords))
  (visual-line-mode))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.journey\\'" . journey-mode))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(journey-mode . ("journey" "lsp"))))

(defun journey-preview ()
  "Show the map of this file in the browser, redrawn at each save."
  (interactive)
  (make-process :name "journey watch" :command (list "journey" "watch" (buffer-file-name) "--open")))

(provide 'journey-mode)
;;; journey-mode.el ends here
