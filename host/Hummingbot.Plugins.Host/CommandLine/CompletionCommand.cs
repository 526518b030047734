using System.CommandLine;

namespace Hummingbot.Plugins.Host.CommandLine;

/// <summary><c>hbot completion</c>: a script that makes a shell complete command lines by asking <c>hbot</c>.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # hbot completion for bash. Use: source <(hbot completion bash)
        _hbot() {
            local words
            words="$(hbot "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" || return
            local IFS=$'\n'
            COMPREPLY=($(compgen -W "${words}" -- "${COMP_WORDS[COMP_CWORD]}"))
            # Where nothing is known to fit, bash completes file names.
        }
        complete -o default -F _hbot hbot
        """;

    private const string Zsh = """
        #compdef hbot
        # hbot completion for zsh. Use: source <(hbot completion zsh)
        _hbot() {
            local -a words
            words=("${(@f)$(hbot "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)}")
            if (( ${#words} )) && [[ -n "${words[1]}" ]]; then
                compadd -- "${words[@]}"
            else
                _files
            fi
        }
        compdef _hbot hbot
        """;

    private const string PowerShell = """
        # hbot completion for PowerShell. Use: hbot completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName hbot -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            hbot "[suggest:$cursorPosition]" "$($commandAst.ToString().PadRight($cursorPosition))" 2>$null |
                Where-Object { $_ -like "$wordToComplete*" } |
                ForEach-Object { [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_) }
        }
        """;

    /// <summary>Builds the command.</summary>
    public static Command Create(GlobalOptions globals)
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or pwsh.", HelpName = "bash|zsh|pwsh" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        var command = new HbotCommand(
            "completion",
            "Print a script that makes a shell complete commands, options and exchange names.",
            "source <(hbot completion bash)",
            "source <(hbot completion zsh)",
            "hbot completion pwsh | Out-String | Invoke-Expression")
        {
            shell,
        };
        command.SetHandler(globals, (line, context) =>
        {
            var script = line.GetRequiredValue(shell) switch
            {
                "bash" => Bash,
                "zsh" => Zsh,
                _ => PowerShell,
            };
            if (context.Output.Json) context.Output.WriteJson(json => WriteJson(json, script));
            else context.Output.WriteLine(script);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void WriteJson(System.Text.Json.Utf8JsonWriter json, string script)
    {
        json.WriteStartObject();
        json.WriteString("script", script);
        json.WriteEndObject();
    }
}
