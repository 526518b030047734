using System.Collections;
using System.Reflection;
using Hummingbot.Plugins.Hosting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Hummingbot.Plugins.Host.Scripting;

/// <summary>Evaluates C# piece by piece; each piece sees the variables of those before it, and may await.</summary>
internal sealed class ScriptConsole(ConsoleGlobals globals)
{
    // A book may have thousands of rows; whoever wants them all says so in code.
    private const int ItemsShown = 20;

    private static readonly CSharpParseOptions Parsing = new(kind: SourceCodeKind.Script);

    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(Assembly.GetExecutingAssembly(), typeof(IExchangeConnector).Assembly, typeof(PluginRegistry).Assembly)
        .WithImports(
            "System", "System.Collections.Generic", "System.Linq", "System.Threading", "System.Threading.Tasks", "Hummingbot.Plugins",
            "Hummingbot.Plugins.Hosting");

    private ScriptState<object?>? _state;

    /// <summary>Whether the text can be evaluated, or goes on in the next line.</summary>
    public static bool IsComplete(string code) => SyntaxFactory.IsCompleteSubmission(CSharpSyntaxTree.ParseText(code, Parsing));

    /// <summary>Evaluates one piece.</summary>
    /// <param name="code">The code.</param>
    /// <param name="cancellationToken">Given up between two steps of the code; the code itself may use <see cref="ConsoleGlobals.Interrupted"/>.</param>
    /// <returns>The value of the last expression, or <see langword="null"/>.</returns>
    /// <exception cref="CompilationErrorException">It is no C# that fits.</exception>
    public async Task<object?> EvaluateAsync(string code, CancellationToken cancellationToken)
    {
        _state = _state is null
            ? await CSharpScript.RunAsync<object?>(code, Options, globals, typeof(ConsoleGlobals), cancellationToken)
            : await _state.ContinueWithAsync<object?>(code, Options, cancellationToken);
        return _state.ReturnValue;
    }

    /// <summary>A value as lines of text: a collection has one for each of its first items.</summary>
    public static IEnumerable<string> Describe(object value)
    {
        if (value is string or not IEnumerable)
        {
            yield return value.ToString() ?? string.Empty;
            yield break;
        }

        var count = 0;
        foreach (var item in (IEnumerable)value)
        {
            if (count++ < ItemsShown) yield return item?.ToString() ?? "null";
        }

        if (count == 0) yield return "(empty)";
        else if (count > ItemsShown) yield return $"… and {count - ItemsShown} more";
    }
}
