@echo off
rem See scripts/tasks.py. Takes the Python launcher, else the python on the PATH.
where py >nul 2>nul
if errorlevel 1 goto python
py -3 "%~dp0tasks.py" run %*
exit /b %errorlevel%
:python
python "%~dp0tasks.py" run %*
exit /b %errorlevel%
