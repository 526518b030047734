using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace Hummingbot.Plugins.Hosting;

/// <summary>
/// Writes signatures as text, so that a reference in one assembly can be compared with a definition in another. Types are named without
/// their assembly: the same type may be reached through different facades.
/// </summary>
internal sealed class SignatureText : ISignatureTypeProvider<string, object?>
{
    // The decoder recurses once for each byte at the worst; no honest signature is this long.
    private const int MaxLength = 2_048;

    public static SignatureText Instance { get; } = new();

    /// <summary>The text of a method's or a field's signature, or <see langword="null"/> when it cannot be one.</summary>
    public static string? OfMember(MetadataReader metadata, BlobHandle signature)
    {
        var blob = metadata.GetBlobReader(signature);
        if (blob.Length is 0 or > MaxLength) return null;
        var header = blob.ReadSignatureHeader();
        blob.Reset();
        var decoder = new SignatureDecoder<string, object?>(Instance, metadata, genericContext: null);
        return header.Kind == SignatureKind.Field
            ? decoder.DecodeFieldSignature(ref blob)
            : OfMethod(decoder.DecodeMethodSignature(ref blob));
    }

    /// <summary>The full name of a type reference; nested types follow their outer type after <c>+</c>.</summary>
    public static string NameOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        var name = metadata.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? NameOf(metadata, (TypeReferenceHandle)type.ResolutionScope) + "+" + name
            : Join(metadata.GetString(type.Namespace), name);
    }

    /// <summary>The full name of a type definition; nested types follow their outer type after <c>+</c>.</summary>
    public static string NameOf(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var name = metadata.GetString(type.Name);
        var outer = type.GetDeclaringType();
        return outer.IsNil ? Join(metadata.GetString(type.Namespace), name) : NameOf(metadata, outer) + "+" + name;
    }

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{shape.Rank}]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetFunctionPointerType(MethodSignature<string> signature) => "*" + OfMethod(signature);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) =>
        $"{genericType}<{string.Join(',', typeArguments)}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) =>
        isRequired ? $"{unmodifiedType} modreq({modifier})" : unmodifiedType;

    public string GetPinnedType(string elementType) => elementType;

    public string GetPointerType(string elementType) => elementType + "*";

    // By hand: the names of an enum are found by reflection, which would be the slowest part of the first inspection.
    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode switch
    {
        PrimitiveTypeCode.Void => nameof(PrimitiveTypeCode.Void),
        PrimitiveTypeCode.Boolean => nameof(PrimitiveTypeCode.Boolean),
        PrimitiveTypeCode.Char => nameof(PrimitiveTypeCode.Char),
        PrimitiveTypeCode.SByte => nameof(PrimitiveTypeCode.SByte),
        PrimitiveTypeCode.Byte => nameof(PrimitiveTypeCode.Byte),
        PrimitiveTypeCode.Int16 => nameof(PrimitiveTypeCode.Int16),
        PrimitiveTypeCode.UInt16 => nameof(PrimitiveTypeCode.UInt16),
        PrimitiveTypeCode.Int32 => nameof(PrimitiveTypeCode.Int32),
        PrimitiveTypeCode.UInt32 => nameof(PrimitiveTypeCode.UInt32),
        PrimitiveTypeCode.Int64 => nameof(PrimitiveTypeCode.Int64),
        PrimitiveTypeCode.UInt64 => nameof(PrimitiveTypeCode.UInt64),
        PrimitiveTypeCode.Single => nameof(PrimitiveTypeCode.Single),
        PrimitiveTypeCode.Double => nameof(PrimitiveTypeCode.Double),
        PrimitiveTypeCode.String => nameof(PrimitiveTypeCode.String),
        PrimitiveTypeCode.TypedReference => nameof(PrimitiveTypeCode.TypedReference),
        PrimitiveTypeCode.IntPtr => nameof(PrimitiveTypeCode.IntPtr),
        PrimitiveTypeCode.UIntPtr => nameof(PrimitiveTypeCode.UIntPtr),
        PrimitiveTypeCode.Object => nameof(PrimitiveTypeCode.Object),
        _ => throw new BadImageFormatException($"There is no primitive type {(byte)typeCode}."),
    };

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => NameOf(reader, handle);

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => NameOf(reader, handle);

    // Never followed: a specification may refer to itself.
    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => "?";

    private static string OfMethod(MethodSignature<string> method)
    {
        var text = new StringBuilder(method.Header.IsInstance ? "instance " : string.Empty);
        if (method.GenericParameterCount > 0) text.Append('`').Append(method.GenericParameterCount);
        text.Append('(').AppendJoin(',', method.ParameterTypes).Append(")->").Append(method.ReturnType);
        return text.ToString();
    }

    private static string Join(string space, string name) => space.Length == 0 ? name : space + "." + name;
}
