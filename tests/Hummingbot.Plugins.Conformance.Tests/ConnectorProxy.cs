using System.Reflection;
using System.Runtime.ExceptionServices;

namespace Hummingbot.Plugins.Conformance.Tests;

/// <summary>Forwards to a connector all calls but those that something else answers.</summary>
public class ConnectorProxy : DispatchProxy
{
    private IExchangeConnector? _inner;
    private Func<IExchangeConnector, MethodInfo, object?[], Func<object?>, object?>? _answer;

    public static IExchangeConnector Wrap(
        IExchangeConnector inner, Func<IExchangeConnector, MethodInfo, object?[], Func<object?>, object?> answer)
    {
        var proxy = Create<IExchangeConnector, ConnectorProxy>();
        ((ConnectorProxy)(object)proxy)._inner = inner;
        ((ConnectorProxy)(object)proxy)._answer = answer;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        _answer!(_inner!, targetMethod!, args ?? [], () => Forward(targetMethod!, args));

    private object? Forward(MethodInfo method, object?[]? args)
    {
        try
        {
            return method.Invoke(_inner, args);
        }
        catch (TargetInvocationException thrown)
        {
            ExceptionDispatchInfo.Throw(thrown.InnerException!);
            throw;
        }
    }
}
