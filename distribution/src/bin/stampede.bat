@echo off
rem Starts Stampede with the Java that lies beside it; without one, with that of JAVA_HOME or the PATH.
rem STAMPEDE_JAVA_OPTS is passed to Java, as in set STAMPEDE_JAVA_OPTS=-Xmx8g.
setlocal
set "home=%~dp0.."
set "java=%home%\runtime\bin\java.exe"
if exist "%java%" goto start
set "java=%JAVA_HOME%\bin\java.exe"
if not "%JAVA_HOME%"=="" if exist "%java%" goto start
set "java=java.exe"
where /q java.exe
if not errorlevel 1 goto start
echo stampede: error: there is no Java here 1>&2
echo   help: install Java 17 or later, and put it on the PATH or in JAVA_HOME 1>&2
exit /b 4

:start
"%java%" -XX:+UseSerialGC -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 %STAMPEDE_JAVA_OPTS% -jar "%home%\lib\stampede.jar" %*
exit /b %errorlevel%
