// The least that a .NET program can do: the floor under every start-up time.
Console.WriteLine("hello");
