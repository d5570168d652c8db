/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

// Common aliases
const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

// Exported root namespace
const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const ocean = $root.ocean = (() => {

    /**
     * Namespace ocean.
     * @exports ocean
     * @namespace
     */
    const ocean = {};

    ocean.archive = (function() {

        /**
         * Namespace archive.
         * @memberof ocean
         * @namespace
         */
        const archive = {};

        archive.PackedBlock = (function() {

            /**
             * Properties of a PackedBlock.
             * @typedef {Object} ocean.archive.PackedBlock.$Properties
             * @property {Uint8Array|null} [digest] PackedBlock digest
             * @property {number|null} [length] PackedBlock length
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PackedBlock.
             * @memberof ocean.archive
             * @interface IPackedBlock
             * @augments ocean.archive.PackedBlock.$Properties
             * @deprecated Use ocean.archive.PackedBlock.$Properties instead.
             */

            /**
             * Shape of a PackedBlock.
             * @typedef {ocean.archive.PackedBlock.$Properties} ocean.archive.PackedBlock.$Shape
             */

            /**
             * Constructs a new PackedBlock.
             * @memberof ocean.archive
             * @classdesc Represents a PackedBlock.
             * @constructor
             * @param {ocean.archive.PackedBlock.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PackedBlock = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PackedBlock digest.
             * @member {Uint8Array} digest
             * @memberof ocean.archive.PackedBlock
             * @instance
             */
            PackedBlock.prototype.digest = $util.newBuffer([]);

            /**
             * PackedBlock length.
             * @member {number} length
             * @memberof ocean.archive.PackedBlock
             * @instance
             */
            PackedBlock.prototype.length = 0;

            /**
             * Creates a new PackedBlock instance using the specified properties.
             * @function create
             * @memberof ocean.archive.PackedBlock
             * @static
             * @param {ocean.archive.PackedBlock.$Properties=} [properties] Properties to set
             * @returns {ocean.archive.PackedBlock} PackedBlock instance
             * @type {{
             *   (properties: ocean.archive.PackedBlock.$Shape): ocean.archive.PackedBlock & ocean.archive.PackedBlock.$Shape;
             *   (properties?: ocean.archive.PackedBlock.$Properties): ocean.archive.PackedBlock;
             * }}
             */
            PackedBlock.create = function(properties) {
                return new PackedBlock(properties);
            };

            /**
             * Encodes the specified PackedBlock message. Does not implicitly {@link ocean.archive.PackedBlock.verify|verify} messages.
             * @function encode
             * @memberof ocean.archive.PackedBlock
             * @static
             * @param {ocean.archive.PackedBlock.$Properties} message PackedBlock message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PackedBlock.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.digest);
                if (message.length != null && $Object.hasOwnProperty.call(message, "length") && message.length !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.length);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PackedBlock message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.archive.PackedBlock
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.archive.PackedBlock & ocean.archive.PackedBlock.$Shape} PackedBlock
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PackedBlock.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.archive.PackedBlock();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.digest = value;
                            else
                                delete message.digest;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.length = value;
                            else
                                delete message.length;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PackedBlock;
        })();

        archive.Manifest = (function() {

            /**
             * Properties of a Manifest.
             * @typedef {Object} ocean.archive.Manifest.$Properties
             * @property {Uint8Array|null} [aguid] Manifest aguid
             * @property {Uint8Array|null} [author] Manifest author
             * @property {number|null} [k] Manifest k
             * @property {number|null} [n] Manifest n
             * @property {number|null} [length] Manifest length
             * @property {Array.<Uint8Array>|null} [fragments] Manifest fragments
             * @property {Array.<ocean.archive.PackedBlock.$Properties>|null} [blocks] Manifest blocks
             * @property {number|null} [timeMs] Manifest timeMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Manifest.
             * @memberof ocean.archive
             * @interface IManifest
             * @augments ocean.archive.Manifest.$Properties
             * @deprecated Use ocean.archive.Manifest.$Properties instead.
             */

            /**
             * Shape of a Manifest.
             * @typedef {ocean.archive.Manifest.$Properties} ocean.archive.Manifest.$Shape
             */

            /**
             * Constructs a new Manifest.
             * @memberof ocean.archive
             * @classdesc Represents a Manifest.
             * @constructor
             * @param {ocean.archive.Manifest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Manifest = function (properties) {
                this.fragments = [];
                this.blocks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Manifest aguid.
             * @member {Uint8Array} aguid
             * @memberof ocean.archive.Manifest
             * @instance
             */
            Manifest.prototype.aguid = $util.newBuffer([]);

            /**
             * Manifest author.
             * @member {Uint8Array} author
             * @memberof ocean.archive.Manifest
             * @instance
             */
            Manifest.prototype.author = $util.newBuffer([]);

            /**
             * Manifest k.
             * @member {number} k
             * @memberof ocean.archive.Manifest
             * @instance
             */
            Manifest.prototype.k = 0;

            /**
             * Manifest n.
             * @member {number} n
             * @memberof ocean.archive.Manifest
             * @instance
             */
            Manifest.prototype.n = 0;

            /**
             * Manifest length.
             * @member {number} length
             * @memberof ocean.archive.Manifest
             * @instance
             */
            Manifest.prototype.length = 0;

            /**
             * Manifest fragments.
             * @member {Array.<Uint8Array>} fragments
             * @memberof ocean.archive.Manifest
             * @instance
             */
            Manifest.prototype.fragments = $util.emptyArray;

            /**
             * Manifest blocks.
             * @member {Array.<ocean.archive.PackedBlock.$Properties>} blocks
             * @memberof ocean.archive.Manifest
             * @instance
             */
            Manifest.prototype.blocks = $util.emptyArray;

            /**
             * Manifest timeMs.
             * @member {number} timeMs
             * @memberof ocean.archive.Manifest
             * @instance
             */
            Manifest.prototype.timeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Manifest instance using the specified properties.
             * @function create
             * @memberof ocean.archive.Manifest
             * @static
             * @param {ocean.archive.Manifest.$Properties=} [properties] Properties to set
             * @returns {ocean.archive.Manifest} Manifest instance
             * @type {{
             *   (properties: ocean.archive.Manifest.$Shape): ocean.archive.Manifest & ocean.archive.Manifest.$Shape;
             *   (properties?: ocean.archive.Manifest.$Properties): ocean.archive.Manifest;
             * }}
             */
            Manifest.create = function(properties) {
                return new Manifest(properties);
            };

            /**
             * Encodes the specified Manifest message. Does not implicitly {@link ocean.archive.Manifest.verify|verify} messages.
             * @function encode
             * @memberof ocean.archive.Manifest
             * @static
             * @param {ocean.archive.Manifest.$Properties} message Manifest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Manifest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.aguid != null && $Object.hasOwnProperty.call(message, "aguid") && message.aguid.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.aguid);
                if (message.author != null && $Object.hasOwnProperty.call(message, "author") && message.author.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.author);
                if (message.k != null && $Object.hasOwnProperty.call(message, "k") && message.k !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.k);
                if (message.n != null && $Object.hasOwnProperty.call(message, "n") && message.n !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.n);
                if (message.length != null && $Object.hasOwnProperty.call(message, "length") && message.length !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.length);
                if (message.fragments != null && message.fragments.length)
                    for (let i = 0; i < message.fragments.length; ++i)
                        writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.fragments[i]);
                if (message.blocks != null && message.blocks.length)
                    for (let i = 0; i < message.blocks.length; ++i)
                        $root.ocean.archive.PackedBlock.encode(message.blocks[i], writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
                    writer.uint32(/* id 8, wireType 0 =*/64).uint64(message.timeMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Manifest message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.archive.Manifest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.archive.Manifest & ocean.archive.Manifest.$Shape} Manifest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Manifest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.archive.Manifest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.aguid = value;
                            else
                                delete message.aguid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.author = value;
                            else
                                delete message.author;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.k = value;
                            else
                                delete message.k;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.n = value;
                            else
                                delete message.n;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.length = value;
                            else
                                delete message.length;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.fragments && message.fragments.length))
                                message.fragments = [];
                            message.fragments.push(reader.bytes());
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.blocks && message.blocks.length))
                                message.blocks = [];
                            message.blocks.push($root.ocean.archive.PackedBlock.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 8: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timeMs = value;
                            else
                                delete message.timeMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Manifest;
        })();

        archive.SignedManifest = (function() {

            /**
             * Properties of a SignedManifest.
             * @typedef {Object} ocean.archive.SignedManifest.$Properties
             * @property {ocean.object.Signed.$Properties|null} [manifest] SignedManifest manifest
             * @property {ocean.object.Signed.$Properties|null} [writer] SignedManifest writer
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SignedManifest.
             * @memberof ocean.archive
             * @interface ISignedManifest
             * @augments ocean.archive.SignedManifest.$Properties
             * @deprecated Use ocean.archive.SignedManifest.$Properties instead.
             */

            /**
             * Shape of a SignedManifest.
             * @typedef {ocean.archive.SignedManifest.$Properties} ocean.archive.SignedManifest.$Shape
             */

            /**
             * Constructs a new SignedManifest.
             * @memberof ocean.archive
             * @classdesc Represents a SignedManifest.
             * @constructor
             * @param {ocean.archive.SignedManifest.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SignedManifest = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SignedManifest manifest.
             * @member {ocean.object.Signed.$Properties|null|undefined} manifest
             * @memberof ocean.archive.SignedManifest
             * @instance
             */
            SignedManifest.prototype.manifest = null;

            /**
             * SignedManifest writer.
             * @member {ocean.object.Signed.$Properties|null|undefined} writer
             * @memberof ocean.archive.SignedManifest
             * @instance
             */
            SignedManifest.prototype.writer = null;

            /**
             * Creates a new SignedManifest instance using the specified properties.
             * @function create
             * @memberof ocean.archive.SignedManifest
             * @static
             * @param {ocean.archive.SignedManifest.$Properties=} [properties] Properties to set
             * @returns {ocean.archive.SignedManifest} SignedManifest instance
             * @type {{
             *   (properties: ocean.archive.SignedManifest.$Shape): ocean.archive.SignedManifest & ocean.archive.SignedManifest.$Shape;
             *   (properties?: ocean.archive.SignedManifest.$Properties): ocean.archive.SignedManifest;
             * }}
             */
            SignedManifest.create = function(properties) {
                return new SignedManifest(properties);
            };

            /**
             * Encodes the specified SignedManifest message. Does not implicitly {@link ocean.archive.SignedManifest.verify|verify} messages.
             * @function encode
             * @memberof ocean.archive.SignedManifest
             * @static
             * @param {ocean.archive.SignedManifest.$Properties} message SignedManifest message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SignedManifest.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.manifest != null && $Object.hasOwnProperty.call(message, "manifest"))
                    $root.ocean.object.Signed.encode(message.manifest, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.writer != null && $Object.hasOwnProperty.call(message, "writer"))
                    $root.ocean.object.Signed.encode(message.writer, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SignedManifest message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.archive.SignedManifest
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.archive.SignedManifest & ocean.archive.SignedManifest.$Shape} SignedManifest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SignedManifest.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.archive.SignedManifest();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.manifest = $root.ocean.object.Signed.decode(reader, reader.size(), $undefined, _depth + 1, message.manifest);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.writer = $root.ocean.object.Signed.decode(reader, reader.size(), $undefined, _depth + 1, message.writer);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SignedManifest;
        })();

        archive.StoreFragment = (function() {

            /**
             * Properties of a StoreFragment.
             * @typedef {Object} ocean.archive.StoreFragment.$Properties
             * @property {ocean.archive.SignedManifest.$Properties|null} [manifest] StoreFragment manifest
             * @property {number|null} [index] StoreFragment index
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a StoreFragment.
             * @memberof ocean.archive
             * @interface IStoreFragment
             * @augments ocean.archive.StoreFragment.$Properties
             * @deprecated Use ocean.archive.StoreFragment.$Properties instead.
             */

            /**
             * Shape of a StoreFragment.
             * @typedef {ocean.archive.StoreFragment.$Properties} ocean.archive.StoreFragment.$Shape
             */

            /**
             * Constructs a new StoreFragment.
             * @memberof ocean.archive
             * @classdesc Represents a StoreFragment.
             * @constructor
             * @param {ocean.archive.StoreFragment.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const StoreFragment = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * StoreFragment manifest.
             * @member {ocean.archive.SignedManifest.$Properties|null|undefined} manifest
             * @memberof ocean.archive.StoreFragment
             * @instance
             */
            StoreFragment.prototype.manifest = null;

            /**
             * StoreFragment index.
             * @member {number} index
             * @memberof ocean.archive.StoreFragment
             * @instance
             */
            StoreFragment.prototype.index = 0;

            /**
             * Creates a new StoreFragment instance using the specified properties.
             * @function create
             * @memberof ocean.archive.StoreFragment
             * @static
             * @param {ocean.archive.StoreFragment.$Properties=} [properties] Properties to set
             * @returns {ocean.archive.StoreFragment} StoreFragment instance
             * @type {{
             *   (properties: ocean.archive.StoreFragment.$Shape): ocean.archive.StoreFragment & ocean.archive.StoreFragment.$Shape;
             *   (properties?: ocean.archive.StoreFragment.$Properties): ocean.archive.StoreFragment;
             * }}
             */
            StoreFragment.create = function(properties) {
                return new StoreFragment(properties);
            };

            /**
             * Encodes the specified StoreFragment message. Does not implicitly {@link ocean.archive.StoreFragment.verify|verify} messages.
             * @function encode
             * @memberof ocean.archive.StoreFragment
             * @static
             * @param {ocean.archive.StoreFragment.$Properties} message StoreFragment message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            StoreFragment.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.manifest != null && $Object.hasOwnProperty.call(message, "manifest"))
                    $root.ocean.archive.SignedManifest.encode(message.manifest, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && message.index !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.index);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a StoreFragment message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.archive.StoreFragment
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.archive.StoreFragment & ocean.archive.StoreFragment.$Shape} StoreFragment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            StoreFragment.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.archive.StoreFragment();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.manifest = $root.ocean.archive.SignedManifest.decode(reader, reader.size(), $undefined, _depth + 1, message.manifest);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return StoreFragment;
        })();

        archive.FragmentStored = (function() {

            /**
             * Properties of a FragmentStored.
             * @typedef {Object} ocean.archive.FragmentStored.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FragmentStored.
             * @memberof ocean.archive
             * @interface IFragmentStored
             * @augments ocean.archive.FragmentStored.$Properties
             * @deprecated Use ocean.archive.FragmentStored.$Properties instead.
             */

            /**
             * Shape of a FragmentStored.
             * @typedef {ocean.archive.FragmentStored.$Properties} ocean.archive.FragmentStored.$Shape
             */

            /**
             * Constructs a new FragmentStored.
             * @memberof ocean.archive
             * @classdesc Represents a FragmentStored.
             * @constructor
             * @param {ocean.archive.FragmentStored.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FragmentStored = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new FragmentStored instance using the specified properties.
             * @function create
             * @memberof ocean.archive.FragmentStored
             * @static
             * @param {ocean.archive.FragmentStored.$Properties=} [properties] Properties to set
             * @returns {ocean.archive.FragmentStored} FragmentStored instance
             * @type {{
             *   (properties: ocean.archive.FragmentStored.$Shape): ocean.archive.FragmentStored & ocean.archive.FragmentStored.$Shape;
             *   (properties?: ocean.archive.FragmentStored.$Properties): ocean.archive.FragmentStored;
             * }}
             */
            FragmentStored.create = function(properties) {
                return new FragmentStored(properties);
            };

            /**
             * Encodes the specified FragmentStored message. Does not implicitly {@link ocean.archive.FragmentStored.verify|verify} messages.
             * @function encode
             * @memberof ocean.archive.FragmentStored
             * @static
             * @param {ocean.archive.FragmentStored.$Properties} message FragmentStored message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FragmentStored.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FragmentStored message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.archive.FragmentStored
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.archive.FragmentStored & ocean.archive.FragmentStored.$Shape} FragmentStored
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FragmentStored.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.archive.FragmentStored();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FragmentStored;
        })();

        archive.ReadFragment = (function() {

            /**
             * Properties of a ReadFragment.
             * @typedef {Object} ocean.archive.ReadFragment.$Properties
             * @property {Uint8Array|null} [pack] ReadFragment pack
             * @property {number|null} [index] ReadFragment index
             * @property {number|null} [offset] ReadFragment offset
             * @property {number|null} [length] ReadFragment length
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a ReadFragment.
             * @memberof ocean.archive
             * @interface IReadFragment
             * @augments ocean.archive.ReadFragment.$Properties
             * @deprecated Use ocean.archive.ReadFragment.$Properties instead.
             */

            /**
             * Shape of a ReadFragment.
             * @typedef {ocean.archive.ReadFragment.$Properties} ocean.archive.ReadFragment.$Shape
             */

            /**
             * Constructs a new ReadFragment.
             * @memberof ocean.archive
             * @classdesc Represents a ReadFragment.
             * @constructor
             * @param {ocean.archive.ReadFragment.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ReadFragment = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ReadFragment pack.
             * @member {Uint8Array} pack
             * @memberof ocean.archive.ReadFragment
             * @instance
             */
            ReadFragment.prototype.pack = $util.newBuffer([]);

            /**
             * ReadFragment index.
             * @member {number} index
             * @memberof ocean.archive.ReadFragment
             * @instance
             */
            ReadFragment.prototype.index = 0;

            /**
             * ReadFragment offset.
             * @member {number} offset
             * @memberof ocean.archive.ReadFragment
             * @instance
             */
            ReadFragment.prototype.offset = 0;

            /**
             * ReadFragment length.
             * @member {number} length
             * @memberof ocean.archive.ReadFragment
             * @instance
             */
            ReadFragment.prototype.length = 0;

            /**
             * Creates a new ReadFragment instance using the specified properties.
             * @function create
             * @memberof ocean.archive.ReadFragment
             * @static
             * @param {ocean.archive.ReadFragment.$Properties=} [properties] Properties to set
             * @returns {ocean.archive.ReadFragment} ReadFragment instance
             * @type {{
             *   (properties: ocean.archive.ReadFragment.$Shape): ocean.archive.ReadFragment & ocean.archive.ReadFragment.$Shape;
             *   (properties?: ocean.archive.ReadFragment.$Properties): ocean.archive.ReadFragment;
             * }}
             */
            ReadFragment.create = function(properties) {
                return new ReadFragment(properties);
            };

            /**
             * Encodes the specified ReadFragment message. Does not implicitly {@link ocean.archive.ReadFragment.verify|verify} messages.
             * @function encode
             * @memberof ocean.archive.ReadFragment
             * @static
             * @param {ocean.archive.ReadFragment.$Properties} message ReadFragment message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ReadFragment.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.pack != null && $Object.hasOwnProperty.call(message, "pack") && message.pack.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.pack);
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && message.index !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.index);
                if (message.offset != null && $Object.hasOwnProperty.call(message, "offset") && message.offset !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.offset);
                if (message.length != null && $Object.hasOwnProperty.call(message, "length") && message.length !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.length);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a ReadFragment message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.archive.ReadFragment
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.archive.ReadFragment & ocean.archive.ReadFragment.$Shape} ReadFragment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ReadFragment.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.archive.ReadFragment();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.pack = value;
                            else
                                delete message.pack;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.offset = value;
                            else
                                delete message.offset;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.length = value;
                            else
                                delete message.length;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ReadFragment;
        })();

        archive.FragmentRange = (function() {

            /**
             * Properties of a FragmentRange.
             * @typedef {Object} ocean.archive.FragmentRange.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FragmentRange.
             * @memberof ocean.archive
             * @interface IFragmentRange
             * @augments ocean.archive.FragmentRange.$Properties
             * @deprecated Use ocean.archive.FragmentRange.$Properties instead.
             */

            /**
             * Shape of a FragmentRange.
             * @typedef {ocean.archive.FragmentRange.$Properties} ocean.archive.FragmentRange.$Shape
             */

            /**
             * Constructs a new FragmentRange.
             * @memberof ocean.archive
             * @classdesc Represents a FragmentRange.
             * @constructor
             * @param {ocean.archive.FragmentRange.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FragmentRange = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new FragmentRange instance using the specified properties.
             * @function create
             * @memberof ocean.archive.FragmentRange
             * @static
             * @param {ocean.archive.FragmentRange.$Properties=} [properties] Properties to set
             * @returns {ocean.archive.FragmentRange} FragmentRange instance
             * @type {{
             *   (properties: ocean.archive.FragmentRange.$Shape): ocean.archive.FragmentRange & ocean.archive.FragmentRange.$Shape;
             *   (properties?: ocean.archive.FragmentRange.$Properties): ocean.archive.FragmentRange;
             * }}
             */
            FragmentRange.create = function(properties) {
                return new FragmentRange(properties);
            };

            /**
             * Encodes the specified FragmentRange message. Does not implicitly {@link ocean.archive.FragmentRange.verify|verify} messages.
             * @function encode
             * @memberof ocean.archive.FragmentRange
             * @static
             * @param {ocean.archive.FragmentRange.$Properties} message FragmentRange message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FragmentRange.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FragmentRange message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.archive.FragmentRange
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.archive.FragmentRange & ocean.archive.FragmentRange.$Shape} FragmentRange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FragmentRange.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.archive.FragmentRange();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FragmentRange;
        })();

        archive.DescribePack = (function() {

            /**
             * Properties of a DescribePack.
             * @typedef {Object} ocean.archive.DescribePack.$Properties
             * @property {Uint8Array|null} [pack] DescribePack pack
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a DescribePack.
             * @memberof ocean.archive
             * @interface IDescribePack
             * @augments ocean.archive.DescribePack.$Properties
             * @deprecated Use ocean.archive.DescribePack.$Properties instead.
             */

            /**
             * Shape of a DescribePack.
             * @typedef {ocean.archive.DescribePack.$Properties} ocean.archive.DescribePack.$Shape
             */

            /**
             * Constructs a new DescribePack.
             * @memberof ocean.archive
             * @classdesc Represents a DescribePack.
             * @constructor
             * @param {ocean.archive.DescribePack.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const DescribePack = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * DescribePack pack.
             * @member {Uint8Array} pack
             * @memberof ocean.archive.DescribePack
             * @instance
             */
            DescribePack.prototype.pack = $util.newBuffer([]);

            /**
             * Creates a new DescribePack instance using the specified properties.
             * @function create
             * @memberof ocean.archive.DescribePack
             * @static
             * @param {ocean.archive.DescribePack.$Properties=} [properties] Properties to set
             * @returns {ocean.archive.DescribePack} DescribePack instance
             * @type {{
             *   (properties: ocean.archive.DescribePack.$Shape): ocean.archive.DescribePack & ocean.archive.DescribePack.$Shape;
             *   (properties?: ocean.archive.DescribePack.$Properties): ocean.archive.DescribePack;
             * }}
             */
            DescribePack.create = function(properties) {
                return new DescribePack(properties);
            };

            /**
             * Encodes the specified DescribePack message. Does not implicitly {@link ocean.archive.DescribePack.verify|verify} messages.
             * @function encode
             * @memberof ocean.archive.DescribePack
             * @static
             * @param {ocean.archive.DescribePack.$Properties} message DescribePack message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            DescribePack.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.pack != null && $Object.hasOwnProperty.call(message, "pack") && message.pack.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.pack);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a DescribePack message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.archive.DescribePack
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.archive.DescribePack & ocean.archive.DescribePack.$Shape} DescribePack
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            DescribePack.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.archive.DescribePack();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.pack = value;
                            else
                                delete message.pack;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return DescribePack;
        })();

        archive.PackDescribed = (function() {

            /**
             * Properties of a PackDescribed.
             * @typedef {Object} ocean.archive.PackDescribed.$Properties
             * @property {ocean.archive.SignedManifest.$Properties|null} [manifest] PackDescribed manifest
             * @property {Array.<number>|null} [indexes] PackDescribed indexes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PackDescribed.
             * @memberof ocean.archive
             * @interface IPackDescribed
             * @augments ocean.archive.PackDescribed.$Properties
             * @deprecated Use ocean.archive.PackDescribed.$Properties instead.
             */

            /**
             * Shape of a PackDescribed.
             * @typedef {ocean.archive.PackDescribed.$Properties} ocean.archive.PackDescribed.$Shape
             */

            /**
             * Constructs a new PackDescribed.
             * @memberof ocean.archive
             * @classdesc Represents a PackDescribed.
             * @constructor
             * @param {ocean.archive.PackDescribed.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PackDescribed = function (properties) {
                this.indexes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PackDescribed manifest.
             * @member {ocean.archive.SignedManifest.$Properties|null|undefined} manifest
             * @memberof ocean.archive.PackDescribed
             * @instance
             */
            PackDescribed.prototype.manifest = null;

            /**
             * PackDescribed indexes.
             * @member {Array.<number>} indexes
             * @memberof ocean.archive.PackDescribed
             * @instance
             */
            PackDescribed.prototype.indexes = $util.emptyArray;

            /**
             * Creates a new PackDescribed instance using the specified properties.
             * @function create
             * @memberof ocean.archive.PackDescribed
             * @static
             * @param {ocean.archive.PackDescribed.$Properties=} [properties] Properties to set
             * @returns {ocean.archive.PackDescribed} PackDescribed instance
             * @type {{
             *   (properties: ocean.archive.PackDescribed.$Shape): ocean.archive.PackDescribed & ocean.archive.PackDescribed.$Shape;
             *   (properties?: ocean.archive.PackDescribed.$Properties): ocean.archive.PackDescribed;
             * }}
             */
            PackDescribed.create = function(properties) {
                return new PackDescribed(properties);
            };

            /**
             * Encodes the specified PackDescribed message. Does not implicitly {@link ocean.archive.PackDescribed.verify|verify} messages.
             * @function encode
             * @memberof ocean.archive.PackDescribed
             * @static
             * @param {ocean.archive.PackDescribed.$Properties} message PackDescribed message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PackDescribed.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.manifest != null && $Object.hasOwnProperty.call(message, "manifest"))
                    $root.ocean.archive.SignedManifest.encode(message.manifest, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.indexes != null && message.indexes.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).uint32s(message.indexes);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PackDescribed message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.archive.PackDescribed
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.archive.PackDescribed & ocean.archive.PackDescribed.$Shape} PackDescribed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PackDescribed.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.archive.PackDescribed();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.manifest = $root.ocean.archive.SignedManifest.decode(reader, reader.size(), $undefined, _depth + 1, message.manifest);
                            continue;
                        }
                    case 2: {
                            if (wireType === 2) {
                                if (!(message.indexes && message.indexes.length))
                                    message.indexes = [];
                                reader.uint32s(message.indexes);
                                continue;
                            }
                            if (wireType !== 0)
                                break;
                            if (!(message.indexes && message.indexes.length))
                                message.indexes = [];
                            message.indexes.push(reader.uint32());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PackDescribed;
        })();

        archive.Refused = (function() {

            /**
             * Properties of a Refused.
             * @typedef {Object} ocean.archive.Refused.$Properties
             * @property {number|null} [errorKind] Refused errorKind
             * @property {string|null} [message] Refused message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Refused.
             * @memberof ocean.archive
             * @interface IRefused
             * @augments ocean.archive.Refused.$Properties
             * @deprecated Use ocean.archive.Refused.$Properties instead.
             */

            /**
             * Shape of a Refused.
             * @typedef {ocean.archive.Refused.$Properties} ocean.archive.Refused.$Shape
             */

            /**
             * Constructs a new Refused.
             * @memberof ocean.archive
             * @classdesc Represents a Refused.
             * @constructor
             * @param {ocean.archive.Refused.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Refused = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Refused errorKind.
             * @member {number} errorKind
             * @memberof ocean.archive.Refused
             * @instance
             */
            Refused.prototype.errorKind = 0;

            /**
             * Refused message.
             * @member {string} message
             * @memberof ocean.archive.Refused
             * @instance
             */
            Refused.prototype.message = "";

            /**
             * Creates a new Refused instance using the specified properties.
             * @function create
             * @memberof ocean.archive.Refused
             * @static
             * @param {ocean.archive.Refused.$Properties=} [properties] Properties to set
             * @returns {ocean.archive.Refused} Refused instance
             * @type {{
             *   (properties: ocean.archive.Refused.$Shape): ocean.archive.Refused & ocean.archive.Refused.$Shape;
             *   (properties?: ocean.archive.Refused.$Properties): ocean.archive.Refused;
             * }}
             */
            Refused.create = function(properties) {
                return new Refused(properties);
            };

            /**
             * Encodes the specified Refused message. Does not implicitly {@link ocean.archive.Refused.verify|verify} messages.
             * @function encode
             * @memberof ocean.archive.Refused
             * @static
             * @param {ocean.archive.Refused.$Properties} message Refused message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Refused.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.errorKind != null && $Object.hasOwnProperty.call(message, "errorKind") && message.errorKind !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.errorKind);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Refused message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.archive.Refused
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.archive.Refused & ocean.archive.Refused.$Shape} Refused
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Refused.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.archive.Refused();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.errorKind = value;
                            else
                                delete message.errorKind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Refused;
        })();

        archive.Envelope = (function() {

            /**
             * Properties of an Envelope.
             * @typedef {Object} ocean.archive.Envelope.$Properties
             * @property {ocean.archive.StoreFragment.$Properties|null} [storeFragment] Envelope storeFragment
             * @property {ocean.archive.FragmentStored.$Properties|null} [fragmentStored] Envelope fragmentStored
             * @property {ocean.archive.ReadFragment.$Properties|null} [readFragment] Envelope readFragment
             * @property {ocean.archive.FragmentRange.$Properties|null} [fragmentRange] Envelope fragmentRange
             * @property {ocean.archive.DescribePack.$Properties|null} [describePack] Envelope describePack
             * @property {ocean.archive.PackDescribed.$Properties|null} [packDescribed] Envelope packDescribed
             * @property {ocean.archive.Refused.$Properties|null} [refused] Envelope refused
             * @property {"storeFragment"|"fragmentStored"|"readFragment"|"fragmentRange"|"describePack"|"packDescribed"|"refused"} [body] Envelope body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Envelope.
             * @memberof ocean.archive
             * @interface IEnvelope
             * @augments ocean.archive.Envelope.$Properties
             * @deprecated Use ocean.archive.Envelope.$Properties instead.
             */

            /**
             * Narrowed shape of an Envelope.
             * @typedef {{
             *   storeFragment?: ocean.archive.StoreFragment.$Shape|null;
             *   fragmentStored?: ocean.archive.FragmentStored.$Shape|null;
             *   readFragment?: ocean.archive.ReadFragment.$Shape|null;
             *   fragmentRange?: ocean.archive.FragmentRange.$Shape|null;
             *   describePack?: ocean.archive.DescribePack.$Shape|null;
             *   packDescribed?: ocean.archive.PackDescribed.$Shape|null;
             *   refused?: ocean.archive.Refused.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ body?: undefined; storeFragment?: null; fragmentStored?: null; readFragment?: null; fragmentRange?: null; describePack?: null; packDescribed?: null; refused?: null }|{ body?: "storeFragment"; storeFragment: ocean.archive.StoreFragment.$Shape; fragmentStored?: null; readFragment?: null; fragmentRange?: null; describePack?: null; packDescribed?: null; refused?: null }|{ body?: "fragmentStored"; storeFragment?: null; fragmentStored: ocean.archive.FragmentStored.$Shape; readFragment?: null; fragmentRange?: null; describePack?: null; packDescribed?: null; refused?: null }|{ body?: "readFragment"; storeFragment?: null; fragmentStored?: null; readFragment: ocean.archive.ReadFragment.$Shape; fragmentRange?: null; describePack?: null; packDescribed?: null; refused?: null }|{ body?: "fragmentRange"; storeFragment?: null; fragmentStored?: null; readFragment?: null; fragmentRange: ocean.archive.FragmentRange.$Shape; describePack?: null; packDescribed?: null; refused?: null }|{ body?: "describePack"; storeFragment?: null; fragmentStored?: null; readFragment?: null; fragmentRange?: null; describePack: ocean.archive.DescribePack.$Shape; packDescribed?: null; refused?: null }|{ body?: "packDescribed"; storeFragment?: null; fragmentStored?: null; readFragment?: null; fragmentRange?: null; describePack?: null; packDescribed: ocean.archive.PackDescribed.$Shape; refused?: null }|{ body?: "refused"; storeFragment?: null; fragmentStored?: null; readFragment?: null; fragmentRange?: null; describePack?: null; packDescribed?: null; refused: ocean.archive.Refused.$Shape })
             * )} ocean.archive.Envelope.$Shape
             */

            /**
             * Constructs a new Envelope.
             * @memberof ocean.archive
             * @classdesc Represents an Envelope.
             * @constructor
             * @param {ocean.archive.Envelope.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Envelope = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Envelope storeFragment.
             * @member {ocean.archive.StoreFragment.$Properties|null|undefined} storeFragment
             * @memberof ocean.archive.Envelope
             * @instance
             */
            Envelope.prototype.storeFragment = null;

            /**
             * Envelope fragmentStored.
             * @member {ocean.archive.FragmentStored.$Properties|null|undefined} fragmentStored
             * @memberof ocean.archive.Envelope
             * @instance
             */
            Envelope.prototype.fragmentStored = null;

            /**
             * Envelope readFragment.
             * @member {ocean.archive.ReadFragment.$Properties|null|undefined} readFragment
             * @memberof ocean.archive.Envelope
             * @instance
             */
            Envelope.prototype.readFragment = null;

            /**
             * Envelope fragmentRange.
             * @member {ocean.archive.FragmentRange.$Properties|null|undefined} fragmentRange
             * @memberof ocean.archive.Envelope
             * @instance
             */
            Envelope.prototype.fragmentRange = null;

            /**
             * Envelope describePack.
             * @member {ocean.archive.DescribePack.$Properties|null|undefined} describePack
             * @memberof ocean.archive.Envelope
             * @instance
             */
            Envelope.prototype.describePack = null;

            /**
             * Envelope packDescribed.
             * @member {ocean.archive.PackDescribed.$Properties|null|undefined} packDescribed
             * @memberof ocean.archive.Envelope
             * @instance
             */
            Envelope.prototype.packDescribed = null;

            /**
             * Envelope refused.
             * @member {ocean.archive.Refused.$Properties|null|undefined} refused
             * @memberof ocean.archive.Envelope
             * @instance
             */
            Envelope.prototype.refused = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Envelope body.
             * @member {"storeFragment"|"fragmentStored"|"readFragment"|"fragmentRange"|"describePack"|"packDescribed"|"refused"|undefined} body
             * @memberof ocean.archive.Envelope
             * @instance
             */
            $Object.defineProperty(Envelope.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["storeFragment", "fragmentStored", "readFragment", "fragmentRange", "describePack", "packDescribed", "refused"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Envelope instance using the specified properties.
             * @function create
             * @memberof ocean.archive.Envelope
             * @static
             * @param {ocean.archive.Envelope.$Properties=} [properties] Properties to set
             * @returns {ocean.archive.Envelope} Envelope instance
             * @type {{
             *   (properties: ocean.archive.Envelope.$Shape): ocean.archive.Envelope & ocean.archive.Envelope.$Shape;
             *   (properties?: ocean.archive.Envelope.$Properties): ocean.archive.Envelope;
             * }}
             */
            Envelope.create = function(properties) {
                return new Envelope(properties);
            };

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link ocean.archive.Envelope.verify|verify} messages.
             * @function encode
             * @memberof ocean.archive.Envelope
             * @static
             * @param {ocean.archive.Envelope.$Properties} message Envelope message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Envelope.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.storeFragment != null && $Object.hasOwnProperty.call(message, "storeFragment"))
                    $root.ocean.archive.StoreFragment.encode(message.storeFragment, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.fragmentStored != null && $Object.hasOwnProperty.call(message, "fragmentStored"))
                    $root.ocean.archive.FragmentStored.encode(message.fragmentStored, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.readFragment != null && $Object.hasOwnProperty.call(message, "readFragment"))
                    $root.ocean.archive.ReadFragment.encode(message.readFragment, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.fragmentRange != null && $Object.hasOwnProperty.call(message, "fragmentRange"))
                    $root.ocean.archive.FragmentRange.encode(message.fragmentRange, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.describePack != null && $Object.hasOwnProperty.call(message, "describePack"))
                    $root.ocean.archive.DescribePack.encode(message.describePack, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.packDescribed != null && $Object.hasOwnProperty.call(message, "packDescribed"))
                    $root.ocean.archive.PackDescribed.encode(message.packDescribed, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                    $root.ocean.archive.Refused.encode(message.refused, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.archive.Envelope
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.archive.Envelope & ocean.archive.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Envelope.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.archive.Envelope();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.storeFragment = $root.ocean.archive.StoreFragment.decode(reader, reader.size(), $undefined, _depth + 1, message.storeFragment);
                            message.body = "storeFragment";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.fragmentStored = $root.ocean.archive.FragmentStored.decode(reader, reader.size(), $undefined, _depth + 1, message.fragmentStored);
                            message.body = "fragmentStored";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.readFragment = $root.ocean.archive.ReadFragment.decode(reader, reader.size(), $undefined, _depth + 1, message.readFragment);
                            message.body = "readFragment";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.fragmentRange = $root.ocean.archive.FragmentRange.decode(reader, reader.size(), $undefined, _depth + 1, message.fragmentRange);
                            message.body = "fragmentRange";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.describePack = $root.ocean.archive.DescribePack.decode(reader, reader.size(), $undefined, _depth + 1, message.describePack);
                            message.body = "describePack";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.packDescribed = $root.ocean.archive.PackDescribed.decode(reader, reader.size(), $undefined, _depth + 1, message.packDescribed);
                            message.body = "packDescribed";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.refused = $root.ocean.archive.Refused.decode(reader, reader.size(), $undefined, _depth + 1, message.refused);
                            message.body = "refused";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Envelope;
        })();

        return archive;
    })();

    ocean.object = (function() {

        /**
         * Namespace object.
         * @memberof ocean
         * @namespace
         */
        const object = {};

        object.Signed = (function() {

            /**
             * Properties of a Signed.
             * @typedef {Object} ocean.object.Signed.$Properties
             * @property {Uint8Array|null} [body] Signed body
             * @property {Uint8Array|null} [signature] Signed signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Signed.
             * @memberof ocean.object
             * @interface ISigned
             * @augments ocean.object.Signed.$Properties
             * @deprecated Use ocean.object.Signed.$Properties instead.
             */

            /**
             * Shape of a Signed.
             * @typedef {ocean.object.Signed.$Properties} ocean.object.Signed.$Shape
             */

            /**
             * Constructs a new Signed.
             * @memberof ocean.object
             * @classdesc Represents a Signed.
             * @constructor
             * @param {ocean.object.Signed.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Signed = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Signed body.
             * @member {Uint8Array} body
             * @memberof ocean.object.Signed
             * @instance
             */
            Signed.prototype.body = $util.newBuffer([]);

            /**
             * Signed signature.
             * @member {Uint8Array} signature
             * @memberof ocean.object.Signed
             * @instance
             */
            Signed.prototype.signature = $util.newBuffer([]);

            /**
             * Creates a new Signed instance using the specified properties.
             * @function create
             * @memberof ocean.object.Signed
             * @static
             * @param {ocean.object.Signed.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Signed} Signed instance
             * @type {{
             *   (properties: ocean.object.Signed.$Shape): ocean.object.Signed & ocean.object.Signed.$Shape;
             *   (properties?: ocean.object.Signed.$Properties): ocean.object.Signed;
             * }}
             */
            Signed.create = function(properties) {
                return new Signed(properties);
            };

            /**
             * Encodes the specified Signed message. Does not implicitly {@link ocean.object.Signed.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Signed
             * @static
             * @param {ocean.object.Signed.$Properties} message Signed message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Signed.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.body != null && $Object.hasOwnProperty.call(message, "body") && message.body.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.body);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Signed message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Signed
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Signed & ocean.object.Signed.$Shape} Signed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Signed.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Signed();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.body = value;
                            else
                                delete message.body;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Signed;
        })();

        object.ObjectCertificate = (function() {

            /**
             * Properties of an ObjectCertificate.
             * @typedef {Object} ocean.object.ObjectCertificate.$Properties
             * @property {Uint8Array|null} [owner] ObjectCertificate owner
             * @property {Uint8Array|null} [salt] ObjectCertificate salt
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an ObjectCertificate.
             * @memberof ocean.object
             * @interface IObjectCertificate
             * @augments ocean.object.ObjectCertificate.$Properties
             * @deprecated Use ocean.object.ObjectCertificate.$Properties instead.
             */

            /**
             * Shape of an ObjectCertificate.
             * @typedef {ocean.object.ObjectCertificate.$Properties} ocean.object.ObjectCertificate.$Shape
             */

            /**
             * Constructs a new ObjectCertificate.
             * @memberof ocean.object
             * @classdesc Represents an ObjectCertificate.
             * @constructor
             * @param {ocean.object.ObjectCertificate.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const ObjectCertificate = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * ObjectCertificate owner.
             * @member {Uint8Array} owner
             * @memberof ocean.object.ObjectCertificate
             * @instance
             */
            ObjectCertificate.prototype.owner = $util.newBuffer([]);

            /**
             * ObjectCertificate salt.
             * @member {Uint8Array} salt
             * @memberof ocean.object.ObjectCertificate
             * @instance
             */
            ObjectCertificate.prototype.salt = $util.newBuffer([]);

            /**
             * Creates a new ObjectCertificate instance using the specified properties.
             * @function create
             * @memberof ocean.object.ObjectCertificate
             * @static
             * @param {ocean.object.ObjectCertificate.$Properties=} [properties] Properties to set
             * @returns {ocean.object.ObjectCertificate} ObjectCertificate instance
             * @type {{
             *   (properties: ocean.object.ObjectCertificate.$Shape): ocean.object.ObjectCertificate & ocean.object.ObjectCertificate.$Shape;
             *   (properties?: ocean.object.ObjectCertificate.$Properties): ocean.object.ObjectCertificate;
             * }}
             */
            ObjectCertificate.create = function(properties) {
                return new ObjectCertificate(properties);
            };

            /**
             * Encodes the specified ObjectCertificate message. Does not implicitly {@link ocean.object.ObjectCertificate.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.ObjectCertificate
             * @static
             * @param {ocean.object.ObjectCertificate.$Properties} message ObjectCertificate message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            ObjectCertificate.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.owner != null && $Object.hasOwnProperty.call(message, "owner") && message.owner.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.owner);
                if (message.salt != null && $Object.hasOwnProperty.call(message, "salt") && message.salt.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.salt);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an ObjectCertificate message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.ObjectCertificate
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.ObjectCertificate & ocean.object.ObjectCertificate.$Shape} ObjectCertificate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            ObjectCertificate.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.ObjectCertificate();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.owner = value;
                            else
                                delete message.owner;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.salt = value;
                            else
                                delete message.salt;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return ObjectCertificate;
        })();

        object.RingMember = (function() {

            /**
             * Properties of a RingMember.
             * @typedef {Object} ocean.object.RingMember.$Properties
             * @property {Uint8Array|null} [publicKey] RingMember publicKey
             * @property {ocean.common.NodeAddress.$Properties|null} [address] RingMember address
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RingMember.
             * @memberof ocean.object
             * @interface IRingMember
             * @augments ocean.object.RingMember.$Properties
             * @deprecated Use ocean.object.RingMember.$Properties instead.
             */

            /**
             * Shape of a RingMember.
             * @typedef {ocean.object.RingMember.$Properties} ocean.object.RingMember.$Shape
             */

            /**
             * Constructs a new RingMember.
             * @memberof ocean.object
             * @classdesc Represents a RingMember.
             * @constructor
             * @param {ocean.object.RingMember.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RingMember = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RingMember publicKey.
             * @member {Uint8Array} publicKey
             * @memberof ocean.object.RingMember
             * @instance
             */
            RingMember.prototype.publicKey = $util.newBuffer([]);

            /**
             * RingMember address.
             * @member {ocean.common.NodeAddress.$Properties|null|undefined} address
             * @memberof ocean.object.RingMember
             * @instance
             */
            RingMember.prototype.address = null;

            /**
             * Creates a new RingMember instance using the specified properties.
             * @function create
             * @memberof ocean.object.RingMember
             * @static
             * @param {ocean.object.RingMember.$Properties=} [properties] Properties to set
             * @returns {ocean.object.RingMember} RingMember instance
             * @type {{
             *   (properties: ocean.object.RingMember.$Shape): ocean.object.RingMember & ocean.object.RingMember.$Shape;
             *   (properties?: ocean.object.RingMember.$Properties): ocean.object.RingMember;
             * }}
             */
            RingMember.create = function(properties) {
                return new RingMember(properties);
            };

            /**
             * Encodes the specified RingMember message. Does not implicitly {@link ocean.object.RingMember.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.RingMember
             * @static
             * @param {ocean.object.RingMember.$Properties} message RingMember message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RingMember.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.publicKey != null && $Object.hasOwnProperty.call(message, "publicKey") && message.publicKey.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.publicKey);
                if (message.address != null && $Object.hasOwnProperty.call(message, "address"))
                    $root.ocean.common.NodeAddress.encode(message.address, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RingMember message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.RingMember
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.RingMember & ocean.object.RingMember.$Shape} RingMember
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RingMember.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.RingMember();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.publicKey = value;
                            else
                                delete message.publicKey;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.address = $root.ocean.common.NodeAddress.decode(reader, reader.size(), $undefined, _depth + 1, message.address);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RingMember;
        })();

        object.RingCertificate = (function() {

            /**
             * Properties of a RingCertificate.
             * @typedef {Object} ocean.object.RingCertificate.$Properties
             * @property {Uint8Array|null} [aguid] RingCertificate aguid
             * @property {number|null} [epoch] RingCertificate epoch
             * @property {number|null} [faultyMax] RingCertificate faultyMax
             * @property {Array.<ocean.object.RingMember.$Properties>|null} [members] RingCertificate members
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a RingCertificate.
             * @memberof ocean.object
             * @interface IRingCertificate
             * @augments ocean.object.RingCertificate.$Properties
             * @deprecated Use ocean.object.RingCertificate.$Properties instead.
             */

            /**
             * Shape of a RingCertificate.
             * @typedef {ocean.object.RingCertificate.$Properties} ocean.object.RingCertificate.$Shape
             */

            /**
             * Constructs a new RingCertificate.
             * @memberof ocean.object
             * @classdesc Represents a RingCertificate.
             * @constructor
             * @param {ocean.object.RingCertificate.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const RingCertificate = function (properties) {
                this.members = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * RingCertificate aguid.
             * @member {Uint8Array} aguid
             * @memberof ocean.object.RingCertificate
             * @instance
             */
            RingCertificate.prototype.aguid = $util.newBuffer([]);

            /**
             * RingCertificate epoch.
             * @member {number} epoch
             * @memberof ocean.object.RingCertificate
             * @instance
             */
            RingCertificate.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * RingCertificate faultyMax.
             * @member {number} faultyMax
             * @memberof ocean.object.RingCertificate
             * @instance
             */
            RingCertificate.prototype.faultyMax = 0;

            /**
             * RingCertificate members.
             * @member {Array.<ocean.object.RingMember.$Properties>} members
             * @memberof ocean.object.RingCertificate
             * @instance
             */
            RingCertificate.prototype.members = $util.emptyArray;

            /**
             * Creates a new RingCertificate instance using the specified properties.
             * @function create
             * @memberof ocean.object.RingCertificate
             * @static
             * @param {ocean.object.RingCertificate.$Properties=} [properties] Properties to set
             * @returns {ocean.object.RingCertificate} RingCertificate instance
             * @type {{
             *   (properties: ocean.object.RingCertificate.$Shape): ocean.object.RingCertificate & ocean.object.RingCertificate.$Shape;
             *   (properties?: ocean.object.RingCertificate.$Properties): ocean.object.RingCertificate;
             * }}
             */
            RingCertificate.create = function(properties) {
                return new RingCertificate(properties);
            };

            /**
             * Encodes the specified RingCertificate message. Does not implicitly {@link ocean.object.RingCertificate.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.RingCertificate
             * @static
             * @param {ocean.object.RingCertificate.$Properties} message RingCertificate message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            RingCertificate.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.aguid != null && $Object.hasOwnProperty.call(message, "aguid") && message.aguid.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.aguid);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.epoch);
                if (message.faultyMax != null && $Object.hasOwnProperty.call(message, "faultyMax") && message.faultyMax !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.faultyMax);
                if (message.members != null && message.members.length)
                    for (let i = 0; i < message.members.length; ++i)
                        $root.ocean.object.RingMember.encode(message.members[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a RingCertificate message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.RingCertificate
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.RingCertificate & ocean.object.RingCertificate.$Shape} RingCertificate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            RingCertificate.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.RingCertificate();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.aguid = value;
                            else
                                delete message.aguid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.faultyMax = value;
                            else
                                delete message.faultyMax;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.members && message.members.length))
                                message.members = [];
                            message.members.push($root.ocean.object.RingMember.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return RingCertificate;
        })();

        object.WriterCertificate = (function() {

            /**
             * Properties of a WriterCertificate.
             * @typedef {Object} ocean.object.WriterCertificate.$Properties
             * @property {ocean.object.ObjectCertificate.$Properties|null} [object] WriterCertificate object
             * @property {Uint8Array|null} [writer] WriterCertificate writer
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a WriterCertificate.
             * @memberof ocean.object
             * @interface IWriterCertificate
             * @augments ocean.object.WriterCertificate.$Properties
             * @deprecated Use ocean.object.WriterCertificate.$Properties instead.
             */

            /**
             * Shape of a WriterCertificate.
             * @typedef {ocean.object.WriterCertificate.$Properties} ocean.object.WriterCertificate.$Shape
             */

            /**
             * Constructs a new WriterCertificate.
             * @memberof ocean.object
             * @classdesc Represents a WriterCertificate.
             * @constructor
             * @param {ocean.object.WriterCertificate.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const WriterCertificate = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * WriterCertificate object.
             * @member {ocean.object.ObjectCertificate.$Properties|null|undefined} object
             * @memberof ocean.object.WriterCertificate
             * @instance
             */
            WriterCertificate.prototype.object = null;

            /**
             * WriterCertificate writer.
             * @member {Uint8Array} writer
             * @memberof ocean.object.WriterCertificate
             * @instance
             */
            WriterCertificate.prototype.writer = $util.newBuffer([]);

            /**
             * Creates a new WriterCertificate instance using the specified properties.
             * @function create
             * @memberof ocean.object.WriterCertificate
             * @static
             * @param {ocean.object.WriterCertificate.$Properties=} [properties] Properties to set
             * @returns {ocean.object.WriterCertificate} WriterCertificate instance
             * @type {{
             *   (properties: ocean.object.WriterCertificate.$Shape): ocean.object.WriterCertificate & ocean.object.WriterCertificate.$Shape;
             *   (properties?: ocean.object.WriterCertificate.$Properties): ocean.object.WriterCertificate;
             * }}
             */
            WriterCertificate.create = function(properties) {
                return new WriterCertificate(properties);
            };

            /**
             * Encodes the specified WriterCertificate message. Does not implicitly {@link ocean.object.WriterCertificate.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.WriterCertificate
             * @static
             * @param {ocean.object.WriterCertificate.$Properties} message WriterCertificate message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            WriterCertificate.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.object != null && $Object.hasOwnProperty.call(message, "object"))
                    $root.ocean.object.ObjectCertificate.encode(message.object, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.writer != null && $Object.hasOwnProperty.call(message, "writer") && message.writer.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.writer);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a WriterCertificate message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.WriterCertificate
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.WriterCertificate & ocean.object.WriterCertificate.$Shape} WriterCertificate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            WriterCertificate.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.WriterCertificate();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.object = $root.ocean.object.ObjectCertificate.decode(reader, reader.size(), $undefined, _depth + 1, message.object);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.writer = value;
                            else
                                delete message.writer;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return WriterCertificate;
        })();

        object.Predicate = (function() {

            /**
             * Properties of a Predicate.
             * @typedef {Object} ocean.object.Predicate.$Properties
             * @property {ocean.object.Predicate.Key.$Properties|null} [present] Predicate present
             * @property {ocean.object.Predicate.Key.$Properties|null} [absent] Predicate absent
             * @property {ocean.object.Predicate.UnchangedSince.$Properties|null} [unchangedSince] Predicate unchangedSince
             * @property {ocean.object.Predicate.ValueIs.$Properties|null} [valueIs] Predicate valueIs
             * @property {ocean.object.Predicate.SizeIs.$Properties|null} [sizeIs] Predicate sizeIs
             * @property {ocean.object.Predicate.VersionIs.$Properties|null} [versionIs] Predicate versionIs
             * @property {ocean.object.Predicate.Always.$Properties|null} [always] Predicate always
             * @property {"present"|"absent"|"unchangedSince"|"valueIs"|"sizeIs"|"versionIs"|"always"} [body] Predicate body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Predicate.
             * @memberof ocean.object
             * @interface IPredicate
             * @augments ocean.object.Predicate.$Properties
             * @deprecated Use ocean.object.Predicate.$Properties instead.
             */

            /**
             * Narrowed shape of a Predicate.
             * @typedef {{
             *   present?: ocean.object.Predicate.Key.$Shape|null;
             *   absent?: ocean.object.Predicate.Key.$Shape|null;
             *   unchangedSince?: ocean.object.Predicate.UnchangedSince.$Shape|null;
             *   valueIs?: ocean.object.Predicate.ValueIs.$Shape|null;
             *   sizeIs?: ocean.object.Predicate.SizeIs.$Shape|null;
             *   versionIs?: ocean.object.Predicate.VersionIs.$Shape|null;
             *   always?: ocean.object.Predicate.Always.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ body?: undefined; present?: null; absent?: null; unchangedSince?: null; valueIs?: null; sizeIs?: null; versionIs?: null; always?: null }|{ body?: "present"; present: ocean.object.Predicate.Key.$Shape; absent?: null; unchangedSince?: null; valueIs?: null; sizeIs?: null; versionIs?: null; always?: null }|{ body?: "absent"; present?: null; absent: ocean.object.Predicate.Key.$Shape; unchangedSince?: null; valueIs?: null; sizeIs?: null; versionIs?: null; always?: null }|{ body?: "unchangedSince"; present?: null; absent?: null; unchangedSince: ocean.object.Predicate.UnchangedSince.$Shape; valueIs?: null; sizeIs?: null; versionIs?: null; always?: null }|{ body?: "valueIs"; present?: null; absent?: null; unchangedSince?: null; valueIs: ocean.object.Predicate.ValueIs.$Shape; sizeIs?: null; versionIs?: null; always?: null }|{ body?: "sizeIs"; present?: null; absent?: null; unchangedSince?: null; valueIs?: null; sizeIs: ocean.object.Predicate.SizeIs.$Shape; versionIs?: null; always?: null }|{ body?: "versionIs"; present?: null; absent?: null; unchangedSince?: null; valueIs?: null; sizeIs?: null; versionIs: ocean.object.Predicate.VersionIs.$Shape; always?: null }|{ body?: "always"; present?: null; absent?: null; unchangedSince?: null; valueIs?: null; sizeIs?: null; versionIs?: null; always: ocean.object.Predicate.Always.$Shape })
             * )} ocean.object.Predicate.$Shape
             */

            /**
             * Constructs a new Predicate.
             * @memberof ocean.object
             * @classdesc Represents a Predicate.
             * @constructor
             * @param {ocean.object.Predicate.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Predicate = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Predicate present.
             * @member {ocean.object.Predicate.Key.$Properties|null|undefined} present
             * @memberof ocean.object.Predicate
             * @instance
             */
            Predicate.prototype.present = null;

            /**
             * Predicate absent.
             * @member {ocean.object.Predicate.Key.$Properties|null|undefined} absent
             * @memberof ocean.object.Predicate
             * @instance
             */
            Predicate.prototype.absent = null;

            /**
             * Predicate unchangedSince.
             * @member {ocean.object.Predicate.UnchangedSince.$Properties|null|undefined} unchangedSince
             * @memberof ocean.object.Predicate
             * @instance
             */
            Predicate.prototype.unchangedSince = null;

            /**
             * Predicate valueIs.
             * @member {ocean.object.Predicate.ValueIs.$Properties|null|undefined} valueIs
             * @memberof ocean.object.Predicate
             * @instance
             */
            Predicate.prototype.valueIs = null;

            /**
             * Predicate sizeIs.
             * @member {ocean.object.Predicate.SizeIs.$Properties|null|undefined} sizeIs
             * @memberof ocean.object.Predicate
             * @instance
             */
            Predicate.prototype.sizeIs = null;

            /**
             * Predicate versionIs.
             * @member {ocean.object.Predicate.VersionIs.$Properties|null|undefined} versionIs
             * @memberof ocean.object.Predicate
             * @instance
             */
            Predicate.prototype.versionIs = null;

            /**
             * Predicate always.
             * @member {ocean.object.Predicate.Always.$Properties|null|undefined} always
             * @memberof ocean.object.Predicate
             * @instance
             */
            Predicate.prototype.always = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Predicate body.
             * @member {"present"|"absent"|"unchangedSince"|"valueIs"|"sizeIs"|"versionIs"|"always"|undefined} body
             * @memberof ocean.object.Predicate
             * @instance
             */
            $Object.defineProperty(Predicate.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["present", "absent", "unchangedSince", "valueIs", "sizeIs", "versionIs", "always"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Predicate instance using the specified properties.
             * @function create
             * @memberof ocean.object.Predicate
             * @static
             * @param {ocean.object.Predicate.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Predicate} Predicate instance
             * @type {{
             *   (properties: ocean.object.Predicate.$Shape): ocean.object.Predicate & ocean.object.Predicate.$Shape;
             *   (properties?: ocean.object.Predicate.$Properties): ocean.object.Predicate;
             * }}
             */
            Predicate.create = function(properties) {
                return new Predicate(properties);
            };

            /**
             * Encodes the specified Predicate message. Does not implicitly {@link ocean.object.Predicate.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Predicate
             * @static
             * @param {ocean.object.Predicate.$Properties} message Predicate message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Predicate.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.present != null && $Object.hasOwnProperty.call(message, "present"))
                    $root.ocean.object.Predicate.Key.encode(message.present, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.absent != null && $Object.hasOwnProperty.call(message, "absent"))
                    $root.ocean.object.Predicate.Key.encode(message.absent, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.unchangedSince != null && $Object.hasOwnProperty.call(message, "unchangedSince"))
                    $root.ocean.object.Predicate.UnchangedSince.encode(message.unchangedSince, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.valueIs != null && $Object.hasOwnProperty.call(message, "valueIs"))
                    $root.ocean.object.Predicate.ValueIs.encode(message.valueIs, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.sizeIs != null && $Object.hasOwnProperty.call(message, "sizeIs"))
                    $root.ocean.object.Predicate.SizeIs.encode(message.sizeIs, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.versionIs != null && $Object.hasOwnProperty.call(message, "versionIs"))
                    $root.ocean.object.Predicate.VersionIs.encode(message.versionIs, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.always != null && $Object.hasOwnProperty.call(message, "always"))
                    $root.ocean.object.Predicate.Always.encode(message.always, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Predicate message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Predicate
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Predicate & ocean.object.Predicate.$Shape} Predicate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Predicate.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Predicate();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.present = $root.ocean.object.Predicate.Key.decode(reader, reader.size(), $undefined, _depth + 1, message.present);
                            message.body = "present";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.absent = $root.ocean.object.Predicate.Key.decode(reader, reader.size(), $undefined, _depth + 1, message.absent);
                            message.body = "absent";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.unchangedSince = $root.ocean.object.Predicate.UnchangedSince.decode(reader, reader.size(), $undefined, _depth + 1, message.unchangedSince);
                            message.body = "unchangedSince";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.valueIs = $root.ocean.object.Predicate.ValueIs.decode(reader, reader.size(), $undefined, _depth + 1, message.valueIs);
                            message.body = "valueIs";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.sizeIs = $root.ocean.object.Predicate.SizeIs.decode(reader, reader.size(), $undefined, _depth + 1, message.sizeIs);
                            message.body = "sizeIs";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.versionIs = $root.ocean.object.Predicate.VersionIs.decode(reader, reader.size(), $undefined, _depth + 1, message.versionIs);
                            message.body = "versionIs";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.always = $root.ocean.object.Predicate.Always.decode(reader, reader.size(), $undefined, _depth + 1, message.always);
                            message.body = "always";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Predicate.Key = (function() {

                /**
                 * Properties of a Key.
                 * @typedef {Object} ocean.object.Predicate.Key.$Properties
                 * @property {Uint8Array|null} [key] Key key
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Key.
                 * @memberof ocean.object.Predicate
                 * @interface IKey
                 * @augments ocean.object.Predicate.Key.$Properties
                 * @deprecated Use ocean.object.Predicate.Key.$Properties instead.
                 */

                /**
                 * Shape of a Key.
                 * @typedef {ocean.object.Predicate.Key.$Properties} ocean.object.Predicate.Key.$Shape
                 */

                /**
                 * Constructs a new Key.
                 * @memberof ocean.object.Predicate
                 * @classdesc Represents a Key.
                 * @constructor
                 * @param {ocean.object.Predicate.Key.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Key = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Key key.
                 * @member {Uint8Array} key
                 * @memberof ocean.object.Predicate.Key
                 * @instance
                 */
                Key.prototype.key = $util.newBuffer([]);

                /**
                 * Creates a new Key instance using the specified properties.
                 * @function create
                 * @memberof ocean.object.Predicate.Key
                 * @static
                 * @param {ocean.object.Predicate.Key.$Properties=} [properties] Properties to set
                 * @returns {ocean.object.Predicate.Key} Key instance
                 * @type {{
                 *   (properties: ocean.object.Predicate.Key.$Shape): ocean.object.Predicate.Key & ocean.object.Predicate.Key.$Shape;
                 *   (properties?: ocean.object.Predicate.Key.$Properties): ocean.object.Predicate.Key;
                 * }}
                 */
                Key.create = function(properties) {
                    return new Key(properties);
                };

                /**
                 * Encodes the specified Key message. Does not implicitly {@link ocean.object.Predicate.Key.verify|verify} messages.
                 * @function encode
                 * @memberof ocean.object.Predicate.Key
                 * @static
                 * @param {ocean.object.Predicate.Key.$Properties} message Key message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Key.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Key message from the specified reader or buffer.
                 * @function decode
                 * @memberof ocean.object.Predicate.Key
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ocean.object.Predicate.Key & ocean.object.Predicate.Key.$Shape} Key
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Key.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ocean.object.Predicate.Key();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.key = value;
                                else
                                    delete message.key;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Key;
            })();

            Predicate.UnchangedSince = (function() {

                /**
                 * Properties of an UnchangedSince.
                 * @typedef {Object} ocean.object.Predicate.UnchangedSince.$Properties
                 * @property {Uint8Array|null} [key] UnchangedSince key
                 * @property {number|null} [version] UnchangedSince version
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an UnchangedSince.
                 * @memberof ocean.object.Predicate
                 * @interface IUnchangedSince
                 * @augments ocean.object.Predicate.UnchangedSince.$Properties
                 * @deprecated Use ocean.object.Predicate.UnchangedSince.$Properties instead.
                 */

                /**
                 * Shape of an UnchangedSince.
                 * @typedef {ocean.object.Predicate.UnchangedSince.$Properties} ocean.object.Predicate.UnchangedSince.$Shape
                 */

                /**
                 * Constructs a new UnchangedSince.
                 * @memberof ocean.object.Predicate
                 * @classdesc Represents an UnchangedSince.
                 * @constructor
                 * @param {ocean.object.Predicate.UnchangedSince.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const UnchangedSince = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * UnchangedSince key.
                 * @member {Uint8Array} key
                 * @memberof ocean.object.Predicate.UnchangedSince
                 * @instance
                 */
                UnchangedSince.prototype.key = $util.newBuffer([]);

                /**
                 * UnchangedSince version.
                 * @member {number} version
                 * @memberof ocean.object.Predicate.UnchangedSince
                 * @instance
                 */
                UnchangedSince.prototype.version = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new UnchangedSince instance using the specified properties.
                 * @function create
                 * @memberof ocean.object.Predicate.UnchangedSince
                 * @static
                 * @param {ocean.object.Predicate.UnchangedSince.$Properties=} [properties] Properties to set
                 * @returns {ocean.object.Predicate.UnchangedSince} UnchangedSince instance
                 * @type {{
                 *   (properties: ocean.object.Predicate.UnchangedSince.$Shape): ocean.object.Predicate.UnchangedSince & ocean.object.Predicate.UnchangedSince.$Shape;
                 *   (properties?: ocean.object.Predicate.UnchangedSince.$Properties): ocean.object.Predicate.UnchangedSince;
                 * }}
                 */
                UnchangedSince.create = function(properties) {
                    return new UnchangedSince(properties);
                };

                /**
                 * Encodes the specified UnchangedSince message. Does not implicitly {@link ocean.object.Predicate.UnchangedSince.verify|verify} messages.
                 * @function encode
                 * @memberof ocean.object.Predicate.UnchangedSince
                 * @static
                 * @param {ocean.object.Predicate.UnchangedSince.$Properties} message UnchangedSince message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                UnchangedSince.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                        writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.version);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an UnchangedSince message from the specified reader or buffer.
                 * @function decode
                 * @memberof ocean.object.Predicate.UnchangedSince
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ocean.object.Predicate.UnchangedSince & ocean.object.Predicate.UnchangedSince.$Shape} UnchangedSince
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                UnchangedSince.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ocean.object.Predicate.UnchangedSince();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.key = value;
                                else
                                    delete message.key;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return UnchangedSince;
            })();

            Predicate.ValueIs = (function() {

                /**
                 * Properties of a ValueIs.
                 * @typedef {Object} ocean.object.Predicate.ValueIs.$Properties
                 * @property {Uint8Array|null} [key] ValueIs key
                 * @property {Uint8Array|null} [digest] ValueIs digest
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ValueIs.
                 * @memberof ocean.object.Predicate
                 * @interface IValueIs
                 * @augments ocean.object.Predicate.ValueIs.$Properties
                 * @deprecated Use ocean.object.Predicate.ValueIs.$Properties instead.
                 */

                /**
                 * Shape of a ValueIs.
                 * @typedef {ocean.object.Predicate.ValueIs.$Properties} ocean.object.Predicate.ValueIs.$Shape
                 */

                /**
                 * Constructs a new ValueIs.
                 * @memberof ocean.object.Predicate
                 * @classdesc Represents a ValueIs.
                 * @constructor
                 * @param {ocean.object.Predicate.ValueIs.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ValueIs = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ValueIs key.
                 * @member {Uint8Array} key
                 * @memberof ocean.object.Predicate.ValueIs
                 * @instance
                 */
                ValueIs.prototype.key = $util.newBuffer([]);

                /**
                 * ValueIs digest.
                 * @member {Uint8Array} digest
                 * @memberof ocean.object.Predicate.ValueIs
                 * @instance
                 */
                ValueIs.prototype.digest = $util.newBuffer([]);

                /**
                 * Creates a new ValueIs instance using the specified properties.
                 * @function create
                 * @memberof ocean.object.Predicate.ValueIs
                 * @static
                 * @param {ocean.object.Predicate.ValueIs.$Properties=} [properties] Properties to set
                 * @returns {ocean.object.Predicate.ValueIs} ValueIs instance
                 * @type {{
                 *   (properties: ocean.object.Predicate.ValueIs.$Shape): ocean.object.Predicate.ValueIs & ocean.object.Predicate.ValueIs.$Shape;
                 *   (properties?: ocean.object.Predicate.ValueIs.$Properties): ocean.object.Predicate.ValueIs;
                 * }}
                 */
                ValueIs.create = function(properties) {
                    return new ValueIs(properties);
                };

                /**
                 * Encodes the specified ValueIs message. Does not implicitly {@link ocean.object.Predicate.ValueIs.verify|verify} messages.
                 * @function encode
                 * @memberof ocean.object.Predicate.ValueIs
                 * @static
                 * @param {ocean.object.Predicate.ValueIs.$Properties} message ValueIs message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ValueIs.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
                    if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.digest);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ValueIs message from the specified reader or buffer.
                 * @function decode
                 * @memberof ocean.object.Predicate.ValueIs
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ocean.object.Predicate.ValueIs & ocean.object.Predicate.ValueIs.$Shape} ValueIs
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ValueIs.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ocean.object.Predicate.ValueIs();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.key = value;
                                else
                                    delete message.key;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.digest = value;
                                else
                                    delete message.digest;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ValueIs;
            })();

            Predicate.SizeIs = (function() {

                /**
                 * Properties of a SizeIs.
                 * @typedef {Object} ocean.object.Predicate.SizeIs.$Properties
                 * @property {Uint8Array|null} [from] SizeIs from
                 * @property {Uint8Array|null} [to] SizeIs to
                 * @property {number|null} [count] SizeIs count
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a SizeIs.
                 * @memberof ocean.object.Predicate
                 * @interface ISizeIs
                 * @augments ocean.object.Predicate.SizeIs.$Properties
                 * @deprecated Use ocean.object.Predicate.SizeIs.$Properties instead.
                 */

                /**
                 * Shape of a SizeIs.
                 * @typedef {ocean.object.Predicate.SizeIs.$Properties} ocean.object.Predicate.SizeIs.$Shape
                 */

                /**
                 * Constructs a new SizeIs.
                 * @memberof ocean.object.Predicate
                 * @classdesc Represents a SizeIs.
                 * @constructor
                 * @param {ocean.object.Predicate.SizeIs.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const SizeIs = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * SizeIs from.
                 * @member {Uint8Array} from
                 * @memberof ocean.object.Predicate.SizeIs
                 * @instance
                 */
                SizeIs.prototype.from = $util.newBuffer([]);

                /**
                 * SizeIs to.
                 * @member {Uint8Array} to
                 * @memberof ocean.object.Predicate.SizeIs
                 * @instance
                 */
                SizeIs.prototype.to = $util.newBuffer([]);

                /**
                 * SizeIs count.
                 * @member {number} count
                 * @memberof ocean.object.Predicate.SizeIs
                 * @instance
                 */
                SizeIs.prototype.count = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new SizeIs instance using the specified properties.
                 * @function create
                 * @memberof ocean.object.Predicate.SizeIs
                 * @static
                 * @param {ocean.object.Predicate.SizeIs.$Properties=} [properties] Properties to set
                 * @returns {ocean.object.Predicate.SizeIs} SizeIs instance
                 * @type {{
                 *   (properties: ocean.object.Predicate.SizeIs.$Shape): ocean.object.Predicate.SizeIs & ocean.object.Predicate.SizeIs.$Shape;
                 *   (properties?: ocean.object.Predicate.SizeIs.$Properties): ocean.object.Predicate.SizeIs;
                 * }}
                 */
                SizeIs.create = function(properties) {
                    return new SizeIs(properties);
                };

                /**
                 * Encodes the specified SizeIs message. Does not implicitly {@link ocean.object.Predicate.SizeIs.verify|verify} messages.
                 * @function encode
                 * @memberof ocean.object.Predicate.SizeIs
                 * @static
                 * @param {ocean.object.Predicate.SizeIs.$Properties} message SizeIs message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                SizeIs.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.from);
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.to);
                    if (message.count != null && $Object.hasOwnProperty.call(message, "count") && (typeof message.count === "object" ? message.count.low || message.count.high : message.count !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.count);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a SizeIs message from the specified reader or buffer.
                 * @function decode
                 * @memberof ocean.object.Predicate.SizeIs
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ocean.object.Predicate.SizeIs & ocean.object.Predicate.SizeIs.$Shape} SizeIs
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                SizeIs.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ocean.object.Predicate.SizeIs();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.from = value;
                                else
                                    delete message.from;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.to = value;
                                else
                                    delete message.to;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.count = value;
                                else
                                    delete message.count;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return SizeIs;
            })();

            Predicate.VersionIs = (function() {

                /**
                 * Properties of a VersionIs.
                 * @typedef {Object} ocean.object.Predicate.VersionIs.$Properties
                 * @property {number|null} [version] VersionIs version
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a VersionIs.
                 * @memberof ocean.object.Predicate
                 * @interface IVersionIs
                 * @augments ocean.object.Predicate.VersionIs.$Properties
                 * @deprecated Use ocean.object.Predicate.VersionIs.$Properties instead.
                 */

                /**
                 * Shape of a VersionIs.
                 * @typedef {ocean.object.Predicate.VersionIs.$Properties} ocean.object.Predicate.VersionIs.$Shape
                 */

                /**
                 * Constructs a new VersionIs.
                 * @memberof ocean.object.Predicate
                 * @classdesc Represents a VersionIs.
                 * @constructor
                 * @param {ocean.object.Predicate.VersionIs.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const VersionIs = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * VersionIs version.
                 * @member {number} version
                 * @memberof ocean.object.Predicate.VersionIs
                 * @instance
                 */
                VersionIs.prototype.version = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

                /**
                 * Creates a new VersionIs instance using the specified properties.
                 * @function create
                 * @memberof ocean.object.Predicate.VersionIs
                 * @static
                 * @param {ocean.object.Predicate.VersionIs.$Properties=} [properties] Properties to set
                 * @returns {ocean.object.Predicate.VersionIs} VersionIs instance
                 * @type {{
                 *   (properties: ocean.object.Predicate.VersionIs.$Shape): ocean.object.Predicate.VersionIs & ocean.object.Predicate.VersionIs.$Shape;
                 *   (properties?: ocean.object.Predicate.VersionIs.$Properties): ocean.object.Predicate.VersionIs;
                 * }}
                 */
                VersionIs.create = function(properties) {
                    return new VersionIs(properties);
                };

                /**
                 * Encodes the specified VersionIs message. Does not implicitly {@link ocean.object.Predicate.VersionIs.verify|verify} messages.
                 * @function encode
                 * @memberof ocean.object.Predicate.VersionIs
                 * @static
                 * @param {ocean.object.Predicate.VersionIs.$Properties} message VersionIs message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                VersionIs.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                        writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.version);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a VersionIs message from the specified reader or buffer.
                 * @function decode
                 * @memberof ocean.object.Predicate.VersionIs
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ocean.object.Predicate.VersionIs & ocean.object.Predicate.VersionIs.$Shape} VersionIs
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                VersionIs.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ocean.object.Predicate.VersionIs();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return VersionIs;
            })();

            Predicate.Always = (function() {

                /**
                 * Properties of an Always.
                 * @typedef {Object} ocean.object.Predicate.Always.$Properties
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Always.
                 * @memberof ocean.object.Predicate
                 * @interface IAlways
                 * @augments ocean.object.Predicate.Always.$Properties
                 * @deprecated Use ocean.object.Predicate.Always.$Properties instead.
                 */

                /**
                 * Shape of an Always.
                 * @typedef {ocean.object.Predicate.Always.$Properties} ocean.object.Predicate.Always.$Shape
                 */

                /**
                 * Constructs a new Always.
                 * @memberof ocean.object.Predicate
                 * @classdesc Represents an Always.
                 * @constructor
                 * @param {ocean.object.Predicate.Always.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Always = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Creates a new Always instance using the specified properties.
                 * @function create
                 * @memberof ocean.object.Predicate.Always
                 * @static
                 * @param {ocean.object.Predicate.Always.$Properties=} [properties] Properties to set
                 * @returns {ocean.object.Predicate.Always} Always instance
                 * @type {{
                 *   (properties: ocean.object.Predicate.Always.$Shape): ocean.object.Predicate.Always & ocean.object.Predicate.Always.$Shape;
                 *   (properties?: ocean.object.Predicate.Always.$Properties): ocean.object.Predicate.Always;
                 * }}
                 */
                Always.create = function(properties) {
                    return new Always(properties);
                };

                /**
                 * Encodes the specified Always message. Does not implicitly {@link ocean.object.Predicate.Always.verify|verify} messages.
                 * @function encode
                 * @memberof ocean.object.Predicate.Always
                 * @static
                 * @param {ocean.object.Predicate.Always.$Properties} message Always message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Always.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Always message from the specified reader or buffer.
                 * @function decode
                 * @memberof ocean.object.Predicate.Always
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ocean.object.Predicate.Always & ocean.object.Predicate.Always.$Shape} Always
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Always.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ocean.object.Predicate.Always();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        reader.skipType(tag & 7, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Always;
            })();

            return Predicate;
        })();

        object.Action = (function() {

            /**
             * Properties of an Action.
             * @typedef {Object} ocean.object.Action.$Properties
             * @property {ocean.object.Action.Put.$Properties|null} [put] Action put
             * @property {ocean.object.Action.Remove.$Properties|null} [remove] Action remove
             * @property {ocean.object.Action.RemoveRange.$Properties|null} [removeRange] Action removeRange
             * @property {ocean.object.Action.ShiftRange.$Properties|null} [shiftRange] Action shiftRange
             * @property {ocean.object.Action.Append.$Properties|null} [append] Action append
             * @property {"put"|"remove"|"removeRange"|"shiftRange"|"append"} [body] Action body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Action.
             * @memberof ocean.object
             * @interface IAction
             * @augments ocean.object.Action.$Properties
             * @deprecated Use ocean.object.Action.$Properties instead.
             */

            /**
             * Narrowed shape of an Action.
             * @typedef {{
             *   put?: ocean.object.Action.Put.$Shape|null;
             *   remove?: ocean.object.Action.Remove.$Shape|null;
             *   removeRange?: ocean.object.Action.RemoveRange.$Shape|null;
             *   shiftRange?: ocean.object.Action.ShiftRange.$Shape|null;
             *   append?: ocean.object.Action.Append.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ body?: undefined; put?: null; remove?: null; removeRange?: null; shiftRange?: null; append?: null }|{ body?: "put"; put: ocean.object.Action.Put.$Shape; remove?: null; removeRange?: null; shiftRange?: null; append?: null }|{ body?: "remove"; put?: null; remove: ocean.object.Action.Remove.$Shape; removeRange?: null; shiftRange?: null; append?: null }|{ body?: "removeRange"; put?: null; remove?: null; removeRange: ocean.object.Action.RemoveRange.$Shape; shiftRange?: null; append?: null }|{ body?: "shiftRange"; put?: null; remove?: null; removeRange?: null; shiftRange: ocean.object.Action.ShiftRange.$Shape; append?: null }|{ body?: "append"; put?: null; remove?: null; removeRange?: null; shiftRange?: null; append: ocean.object.Action.Append.$Shape })
             * )} ocean.object.Action.$Shape
             */

            /**
             * Constructs a new Action.
             * @memberof ocean.object
             * @classdesc Represents an Action.
             * @constructor
             * @param {ocean.object.Action.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Action = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Action put.
             * @member {ocean.object.Action.Put.$Properties|null|undefined} put
             * @memberof ocean.object.Action
             * @instance
             */
            Action.prototype.put = null;

            /**
             * Action remove.
             * @member {ocean.object.Action.Remove.$Properties|null|undefined} remove
             * @memberof ocean.object.Action
             * @instance
             */
            Action.prototype.remove = null;

            /**
             * Action removeRange.
             * @member {ocean.object.Action.RemoveRange.$Properties|null|undefined} removeRange
             * @memberof ocean.object.Action
             * @instance
             */
            Action.prototype.removeRange = null;

            /**
             * Action shiftRange.
             * @member {ocean.object.Action.ShiftRange.$Properties|null|undefined} shiftRange
             * @memberof ocean.object.Action
             * @instance
             */
            Action.prototype.shiftRange = null;

            /**
             * Action append.
             * @member {ocean.object.Action.Append.$Properties|null|undefined} append
             * @memberof ocean.object.Action
             * @instance
             */
            Action.prototype.append = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Action body.
             * @member {"put"|"remove"|"removeRange"|"shiftRange"|"append"|undefined} body
             * @memberof ocean.object.Action
             * @instance
             */
            $Object.defineProperty(Action.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["put", "remove", "removeRange", "shiftRange", "append"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Action instance using the specified properties.
             * @function create
             * @memberof ocean.object.Action
             * @static
             * @param {ocean.object.Action.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Action} Action instance
             * @type {{
             *   (properties: ocean.object.Action.$Shape): ocean.object.Action & ocean.object.Action.$Shape;
             *   (properties?: ocean.object.Action.$Properties): ocean.object.Action;
             * }}
             */
            Action.create = function(properties) {
                return new Action(properties);
            };

            /**
             * Encodes the specified Action message. Does not implicitly {@link ocean.object.Action.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Action
             * @static
             * @param {ocean.object.Action.$Properties} message Action message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Action.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.put != null && $Object.hasOwnProperty.call(message, "put"))
                    $root.ocean.object.Action.Put.encode(message.put, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.remove != null && $Object.hasOwnProperty.call(message, "remove"))
                    $root.ocean.object.Action.Remove.encode(message.remove, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.removeRange != null && $Object.hasOwnProperty.call(message, "removeRange"))
                    $root.ocean.object.Action.RemoveRange.encode(message.removeRange, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.shiftRange != null && $Object.hasOwnProperty.call(message, "shiftRange"))
                    $root.ocean.object.Action.ShiftRange.encode(message.shiftRange, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.append != null && $Object.hasOwnProperty.call(message, "append"))
                    $root.ocean.object.Action.Append.encode(message.append, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Action message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Action
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Action & ocean.object.Action.$Shape} Action
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Action.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Action();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.put = $root.ocean.object.Action.Put.decode(reader, reader.size(), $undefined, _depth + 1, message.put);
                            message.body = "put";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.remove = $root.ocean.object.Action.Remove.decode(reader, reader.size(), $undefined, _depth + 1, message.remove);
                            message.body = "remove";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.removeRange = $root.ocean.object.Action.RemoveRange.decode(reader, reader.size(), $undefined, _depth + 1, message.removeRange);
                            message.body = "removeRange";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.shiftRange = $root.ocean.object.Action.ShiftRange.decode(reader, reader.size(), $undefined, _depth + 1, message.shiftRange);
                            message.body = "shiftRange";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.append = $root.ocean.object.Action.Append.decode(reader, reader.size(), $undefined, _depth + 1, message.append);
                            message.body = "append";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Action.Put = (function() {

                /**
                 * Properties of a Put.
                 * @typedef {Object} ocean.object.Action.Put.$Properties
                 * @property {Uint8Array|null} [key] Put key
                 * @property {Uint8Array|null} [value] Put value
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Put.
                 * @memberof ocean.object.Action
                 * @interface IPut
                 * @augments ocean.object.Action.Put.$Properties
                 * @deprecated Use ocean.object.Action.Put.$Properties instead.
                 */

                /**
                 * Shape of a Put.
                 * @typedef {ocean.object.Action.Put.$Properties} ocean.object.Action.Put.$Shape
                 */

                /**
                 * Constructs a new Put.
                 * @memberof ocean.object.Action
                 * @classdesc Represents a Put.
                 * @constructor
                 * @param {ocean.object.Action.Put.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Put = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Put key.
                 * @member {Uint8Array} key
                 * @memberof ocean.object.Action.Put
                 * @instance
                 */
                Put.prototype.key = $util.newBuffer([]);

                /**
                 * Put value.
                 * @member {Uint8Array} value
                 * @memberof ocean.object.Action.Put
                 * @instance
                 */
                Put.prototype.value = $util.newBuffer([]);

                /**
                 * Creates a new Put instance using the specified properties.
                 * @function create
                 * @memberof ocean.object.Action.Put
                 * @static
                 * @param {ocean.object.Action.Put.$Properties=} [properties] Properties to set
                 * @returns {ocean.object.Action.Put} Put instance
                 * @type {{
                 *   (properties: ocean.object.Action.Put.$Shape): ocean.object.Action.Put & ocean.object.Action.Put.$Shape;
                 *   (properties?: ocean.object.Action.Put.$Properties): ocean.object.Action.Put;
                 * }}
                 */
                Put.create = function(properties) {
                    return new Put(properties);
                };

                /**
                 * Encodes the specified Put message. Does not implicitly {@link ocean.object.Action.Put.verify|verify} messages.
                 * @function encode
                 * @memberof ocean.object.Action.Put
                 * @static
                 * @param {ocean.object.Action.Put.$Properties} message Put message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Put.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
                    if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.value);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Put message from the specified reader or buffer.
                 * @function decode
                 * @memberof ocean.object.Action.Put
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ocean.object.Action.Put & ocean.object.Action.Put.$Shape} Put
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Put.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ocean.object.Action.Put();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.key = value;
                                else
                                    delete message.key;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.value = value;
                                else
                                    delete message.value;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Put;
            })();

            Action.Remove = (function() {

                /**
                 * Properties of a Remove.
                 * @typedef {Object} ocean.object.Action.Remove.$Properties
                 * @property {Uint8Array|null} [key] Remove key
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a Remove.
                 * @memberof ocean.object.Action
                 * @interface IRemove
                 * @augments ocean.object.Action.Remove.$Properties
                 * @deprecated Use ocean.object.Action.Remove.$Properties instead.
                 */

                /**
                 * Shape of a Remove.
                 * @typedef {ocean.object.Action.Remove.$Properties} ocean.object.Action.Remove.$Shape
                 */

                /**
                 * Constructs a new Remove.
                 * @memberof ocean.object.Action
                 * @classdesc Represents a Remove.
                 * @constructor
                 * @param {ocean.object.Action.Remove.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Remove = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Remove key.
                 * @member {Uint8Array} key
                 * @memberof ocean.object.Action.Remove
                 * @instance
                 */
                Remove.prototype.key = $util.newBuffer([]);

                /**
                 * Creates a new Remove instance using the specified properties.
                 * @function create
                 * @memberof ocean.object.Action.Remove
                 * @static
                 * @param {ocean.object.Action.Remove.$Properties=} [properties] Properties to set
                 * @returns {ocean.object.Action.Remove} Remove instance
                 * @type {{
                 *   (properties: ocean.object.Action.Remove.$Shape): ocean.object.Action.Remove & ocean.object.Action.Remove.$Shape;
                 *   (properties?: ocean.object.Action.Remove.$Properties): ocean.object.Action.Remove;
                 * }}
                 */
                Remove.create = function(properties) {
                    return new Remove(properties);
                };

                /**
                 * Encodes the specified Remove message. Does not implicitly {@link ocean.object.Action.Remove.verify|verify} messages.
                 * @function encode
                 * @memberof ocean.object.Action.Remove
                 * @static
                 * @param {ocean.object.Action.Remove.$Properties} message Remove message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Remove.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.key != null && $Object.hasOwnProperty.call(message, "key") && message.key.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.key);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a Remove message from the specified reader or buffer.
                 * @function decode
                 * @memberof ocean.object.Action.Remove
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ocean.object.Action.Remove & ocean.object.Action.Remove.$Shape} Remove
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Remove.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ocean.object.Action.Remove();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.key = value;
                                else
                                    delete message.key;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Remove;
            })();

            Action.RemoveRange = (function() {

                /**
                 * Properties of a RemoveRange.
                 * @typedef {Object} ocean.object.Action.RemoveRange.$Properties
                 * @property {Uint8Array|null} [from] RemoveRange from
                 * @property {Uint8Array|null} [to] RemoveRange to
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a RemoveRange.
                 * @memberof ocean.object.Action
                 * @interface IRemoveRange
                 * @augments ocean.object.Action.RemoveRange.$Properties
                 * @deprecated Use ocean.object.Action.RemoveRange.$Properties instead.
                 */

                /**
                 * Shape of a RemoveRange.
                 * @typedef {ocean.object.Action.RemoveRange.$Properties} ocean.object.Action.RemoveRange.$Shape
                 */

                /**
                 * Constructs a new RemoveRange.
                 * @memberof ocean.object.Action
                 * @classdesc Represents a RemoveRange.
                 * @constructor
                 * @param {ocean.object.Action.RemoveRange.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const RemoveRange = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * RemoveRange from.
                 * @member {Uint8Array} from
                 * @memberof ocean.object.Action.RemoveRange
                 * @instance
                 */
                RemoveRange.prototype.from = $util.newBuffer([]);

                /**
                 * RemoveRange to.
                 * @member {Uint8Array} to
                 * @memberof ocean.object.Action.RemoveRange
                 * @instance
                 */
                RemoveRange.prototype.to = $util.newBuffer([]);

                /**
                 * Creates a new RemoveRange instance using the specified properties.
                 * @function create
                 * @memberof ocean.object.Action.RemoveRange
                 * @static
                 * @param {ocean.object.Action.RemoveRange.$Properties=} [properties] Properties to set
                 * @returns {ocean.object.Action.RemoveRange} RemoveRange instance
                 * @type {{
                 *   (properties: ocean.object.Action.RemoveRange.$Shape): ocean.object.Action.RemoveRange & ocean.object.Action.RemoveRange.$Shape;
                 *   (properties?: ocean.object.Action.RemoveRange.$Properties): ocean.object.Action.RemoveRange;
                 * }}
                 */
                RemoveRange.create = function(properties) {
                    return new RemoveRange(properties);
                };

                /**
                 * Encodes the specified RemoveRange message. Does not implicitly {@link ocean.object.Action.RemoveRange.verify|verify} messages.
                 * @function encode
                 * @memberof ocean.object.Action.RemoveRange
                 * @static
                 * @param {ocean.object.Action.RemoveRange.$Properties} message RemoveRange message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                RemoveRange.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.from);
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.to);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a RemoveRange message from the specified reader or buffer.
                 * @function decode
                 * @memberof ocean.object.Action.RemoveRange
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ocean.object.Action.RemoveRange & ocean.object.Action.RemoveRange.$Shape} RemoveRange
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                RemoveRange.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ocean.object.Action.RemoveRange();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.from = value;
                                else
                                    delete message.from;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.to = value;
                                else
                                    delete message.to;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return RemoveRange;
            })();

            Action.ShiftRange = (function() {

                /**
                 * Properties of a ShiftRange.
                 * @typedef {Object} ocean.object.Action.ShiftRange.$Properties
                 * @property {Uint8Array|null} [from] ShiftRange from
                 * @property {Uint8Array|null} [to] ShiftRange to
                 * @property {number|null} [distance] ShiftRange distance
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of a ShiftRange.
                 * @memberof ocean.object.Action
                 * @interface IShiftRange
                 * @augments ocean.object.Action.ShiftRange.$Properties
                 * @deprecated Use ocean.object.Action.ShiftRange.$Properties instead.
                 */

                /**
                 * Shape of a ShiftRange.
                 * @typedef {ocean.object.Action.ShiftRange.$Properties} ocean.object.Action.ShiftRange.$Shape
                 */

                /**
                 * Constructs a new ShiftRange.
                 * @memberof ocean.object.Action
                 * @classdesc Represents a ShiftRange.
                 * @constructor
                 * @param {ocean.object.Action.ShiftRange.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const ShiftRange = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * ShiftRange from.
                 * @member {Uint8Array} from
                 * @memberof ocean.object.Action.ShiftRange
                 * @instance
                 */
                ShiftRange.prototype.from = $util.newBuffer([]);

                /**
                 * ShiftRange to.
                 * @member {Uint8Array} to
                 * @memberof ocean.object.Action.ShiftRange
                 * @instance
                 */
                ShiftRange.prototype.to = $util.newBuffer([]);

                /**
                 * ShiftRange distance.
                 * @member {number} distance
                 * @memberof ocean.object.Action.ShiftRange
                 * @instance
                 */
                ShiftRange.prototype.distance = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                /**
                 * Creates a new ShiftRange instance using the specified properties.
                 * @function create
                 * @memberof ocean.object.Action.ShiftRange
                 * @static
                 * @param {ocean.object.Action.ShiftRange.$Properties=} [properties] Properties to set
                 * @returns {ocean.object.Action.ShiftRange} ShiftRange instance
                 * @type {{
                 *   (properties: ocean.object.Action.ShiftRange.$Shape): ocean.object.Action.ShiftRange & ocean.object.Action.ShiftRange.$Shape;
                 *   (properties?: ocean.object.Action.ShiftRange.$Properties): ocean.object.Action.ShiftRange;
                 * }}
                 */
                ShiftRange.create = function(properties) {
                    return new ShiftRange(properties);
                };

                /**
                 * Encodes the specified ShiftRange message. Does not implicitly {@link ocean.object.Action.ShiftRange.verify|verify} messages.
                 * @function encode
                 * @memberof ocean.object.Action.ShiftRange
                 * @static
                 * @param {ocean.object.Action.ShiftRange.$Properties} message ShiftRange message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                ShiftRange.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.from != null && $Object.hasOwnProperty.call(message, "from") && message.from.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.from);
                    if (message.to != null && $Object.hasOwnProperty.call(message, "to") && message.to.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.to);
                    if (message.distance != null && $Object.hasOwnProperty.call(message, "distance") && (typeof message.distance === "object" ? message.distance.low || message.distance.high : message.distance !== 0))
                        writer.uint32(/* id 3, wireType 0 =*/24).sint64(message.distance);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes a ShiftRange message from the specified reader or buffer.
                 * @function decode
                 * @memberof ocean.object.Action.ShiftRange
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ocean.object.Action.ShiftRange & ocean.object.Action.ShiftRange.$Shape} ShiftRange
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                ShiftRange.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ocean.object.Action.ShiftRange();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.from = value;
                                else
                                    delete message.from;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.to = value;
                                else
                                    delete message.to;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.sint64()) === "object" ? value.low || value.high : value !== 0)
                                    message.distance = value;
                                else
                                    delete message.distance;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return ShiftRange;
            })();

            Action.Append = (function() {

                /**
                 * Properties of an Append.
                 * @typedef {Object} ocean.object.Action.Append.$Properties
                 * @property {Uint8Array|null} [prefix] Append prefix
                 * @property {Uint8Array|null} [value] Append value
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */

                /**
                 * Properties of an Append.
                 * @memberof ocean.object.Action
                 * @interface IAppend
                 * @augments ocean.object.Action.Append.$Properties
                 * @deprecated Use ocean.object.Action.Append.$Properties instead.
                 */

                /**
                 * Shape of an Append.
                 * @typedef {ocean.object.Action.Append.$Properties} ocean.object.Action.Append.$Shape
                 */

                /**
                 * Constructs a new Append.
                 * @memberof ocean.object.Action
                 * @classdesc Represents an Append.
                 * @constructor
                 * @param {ocean.object.Action.Append.$Properties=} [properties] Properties to set
                 * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
                 */
                const Append = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                /**
                 * Append prefix.
                 * @member {Uint8Array} prefix
                 * @memberof ocean.object.Action.Append
                 * @instance
                 */
                Append.prototype.prefix = $util.newBuffer([]);

                /**
                 * Append value.
                 * @member {Uint8Array} value
                 * @memberof ocean.object.Action.Append
                 * @instance
                 */
                Append.prototype.value = $util.newBuffer([]);

                /**
                 * Creates a new Append instance using the specified properties.
                 * @function create
                 * @memberof ocean.object.Action.Append
                 * @static
                 * @param {ocean.object.Action.Append.$Properties=} [properties] Properties to set
                 * @returns {ocean.object.Action.Append} Append instance
                 * @type {{
                 *   (properties: ocean.object.Action.Append.$Shape): ocean.object.Action.Append & ocean.object.Action.Append.$Shape;
                 *   (properties?: ocean.object.Action.Append.$Properties): ocean.object.Action.Append;
                 * }}
                 */
                Append.create = function(properties) {
                    return new Append(properties);
                };

                /**
                 * Encodes the specified Append message. Does not implicitly {@link ocean.object.Action.Append.verify|verify} messages.
                 * @function encode
                 * @memberof ocean.object.Action.Append
                 * @static
                 * @param {ocean.object.Action.Append.$Properties} message Append message or plain object to encode
                 * @param {$protobuf.Writer} [writer] Writer to encode to
                 * @returns {$protobuf.Writer} Writer
                 */
                Append.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.prefix != null && $Object.hasOwnProperty.call(message, "prefix") && message.prefix.length)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.prefix);
                    if (message.value != null && $Object.hasOwnProperty.call(message, "value") && message.value.length)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.value);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                /**
                 * Decodes an Append message from the specified reader or buffer.
                 * @function decode
                 * @memberof ocean.object.Action.Append
                 * @static
                 * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
                 * @param {number} [length] Message length if known beforehand
                 * @returns {ocean.object.Action.Append & ocean.object.Action.Append.$Shape} Append
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                Append.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.ocean.object.Action.Append();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.prefix = value;
                                else
                                    delete message.prefix;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.bytes()).length)
                                    message.value = value;
                                else
                                    delete message.value;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                return Append;
            })();

            return Action;
        })();

        object.Clause = (function() {

            /**
             * Properties of a Clause.
             * @typedef {Object} ocean.object.Clause.$Properties
             * @property {Array.<ocean.object.Predicate.$Properties>|null} [predicates] Clause predicates
             * @property {Array.<ocean.object.Action.$Properties>|null} [actions] Clause actions
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Clause.
             * @memberof ocean.object
             * @interface IClause
             * @augments ocean.object.Clause.$Properties
             * @deprecated Use ocean.object.Clause.$Properties instead.
             */

            /**
             * Shape of a Clause.
             * @typedef {{
             *   predicates?: Array.<ocean.object.Predicate.$Shape>|null;
             *   actions?: Array.<ocean.object.Action.$Shape>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} ocean.object.Clause.$Shape
             */

            /**
             * Constructs a new Clause.
             * @memberof ocean.object
             * @classdesc Represents a Clause.
             * @constructor
             * @param {ocean.object.Clause.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Clause = function (properties) {
                this.predicates = [];
                this.actions = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Clause predicates.
             * @member {Array.<ocean.object.Predicate.$Properties>} predicates
             * @memberof ocean.object.Clause
             * @instance
             */
            Clause.prototype.predicates = $util.emptyArray;

            /**
             * Clause actions.
             * @member {Array.<ocean.object.Action.$Properties>} actions
             * @memberof ocean.object.Clause
             * @instance
             */
            Clause.prototype.actions = $util.emptyArray;

            /**
             * Creates a new Clause instance using the specified properties.
             * @function create
             * @memberof ocean.object.Clause
             * @static
             * @param {ocean.object.Clause.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Clause} Clause instance
             * @type {{
             *   (properties: ocean.object.Clause.$Shape): ocean.object.Clause & ocean.object.Clause.$Shape;
             *   (properties?: ocean.object.Clause.$Properties): ocean.object.Clause;
             * }}
             */
            Clause.create = function(properties) {
                return new Clause(properties);
            };

            /**
             * Encodes the specified Clause message. Does not implicitly {@link ocean.object.Clause.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Clause
             * @static
             * @param {ocean.object.Clause.$Properties} message Clause message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Clause.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.predicates != null && message.predicates.length)
                    for (let i = 0; i < message.predicates.length; ++i)
                        $root.ocean.object.Predicate.encode(message.predicates[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.actions != null && message.actions.length)
                    for (let i = 0; i < message.actions.length; ++i)
                        $root.ocean.object.Action.encode(message.actions[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Clause message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Clause
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Clause & ocean.object.Clause.$Shape} Clause
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Clause.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Clause();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.predicates && message.predicates.length))
                                message.predicates = [];
                            message.predicates.push($root.ocean.object.Predicate.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.actions && message.actions.length))
                                message.actions = [];
                            message.actions.push($root.ocean.object.Action.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Clause;
        })();

        object.BlockLength = (function() {

            /**
             * Properties of a BlockLength.
             * @typedef {Object} ocean.object.BlockLength.$Properties
             * @property {Uint8Array|null} [digest] BlockLength digest
             * @property {number|null} [length] BlockLength length
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a BlockLength.
             * @memberof ocean.object
             * @interface IBlockLength
             * @augments ocean.object.BlockLength.$Properties
             * @deprecated Use ocean.object.BlockLength.$Properties instead.
             */

            /**
             * Shape of a BlockLength.
             * @typedef {ocean.object.BlockLength.$Properties} ocean.object.BlockLength.$Shape
             */

            /**
             * Constructs a new BlockLength.
             * @memberof ocean.object
             * @classdesc Represents a BlockLength.
             * @constructor
             * @param {ocean.object.BlockLength.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const BlockLength = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * BlockLength digest.
             * @member {Uint8Array} digest
             * @memberof ocean.object.BlockLength
             * @instance
             */
            BlockLength.prototype.digest = $util.newBuffer([]);

            /**
             * BlockLength length.
             * @member {number} length
             * @memberof ocean.object.BlockLength
             * @instance
             */
            BlockLength.prototype.length = 0;

            /**
             * Creates a new BlockLength instance using the specified properties.
             * @function create
             * @memberof ocean.object.BlockLength
             * @static
             * @param {ocean.object.BlockLength.$Properties=} [properties] Properties to set
             * @returns {ocean.object.BlockLength} BlockLength instance
             * @type {{
             *   (properties: ocean.object.BlockLength.$Shape): ocean.object.BlockLength & ocean.object.BlockLength.$Shape;
             *   (properties?: ocean.object.BlockLength.$Properties): ocean.object.BlockLength;
             * }}
             */
            BlockLength.create = function(properties) {
                return new BlockLength(properties);
            };

            /**
             * Encodes the specified BlockLength message. Does not implicitly {@link ocean.object.BlockLength.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.BlockLength
             * @static
             * @param {ocean.object.BlockLength.$Properties} message BlockLength message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            BlockLength.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.digest != null && $Object.hasOwnProperty.call(message, "digest") && message.digest.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.digest);
                if (message.length != null && $Object.hasOwnProperty.call(message, "length") && message.length !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.length);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a BlockLength message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.BlockLength
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.BlockLength & ocean.object.BlockLength.$Shape} BlockLength
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            BlockLength.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.BlockLength();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.digest = value;
                            else
                                delete message.digest;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.length = value;
                            else
                                delete message.length;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return BlockLength;
        })();

        object.Update = (function() {

            /**
             * Properties of an Update.
             * @typedef {Object} ocean.object.Update.$Properties
             * @property {Uint8Array|null} [aguid] Update aguid
             * @property {Uint8Array|null} [author] Update author
             * @property {number|null} [sequence] Update sequence
             * @property {number|null} [timeMs] Update timeMs
             * @property {Array.<ocean.object.Clause.$Properties>|null} [clauses] Update clauses
             * @property {Array.<ocean.object.BlockLength.$Properties>|null} [blocks] Update blocks
             * @property {Array.<Uint8Array>|null} [released] Update released
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Update.
             * @memberof ocean.object
             * @interface IUpdate
             * @augments ocean.object.Update.$Properties
             * @deprecated Use ocean.object.Update.$Properties instead.
             */

            /**
             * Shape of an Update.
             * @typedef {{
             *   aguid?: Uint8Array|null;
             *   author?: Uint8Array|null;
             *   sequence?: number|null;
             *   timeMs?: number|null;
             *   clauses?: Array.<ocean.object.Clause.$Shape>|null;
             *   blocks?: Array.<ocean.object.BlockLength.$Shape>|null;
             *   released?: Array.<Uint8Array>|null;
             *   $unknowns?: Array.<Uint8Array>;
             * }} ocean.object.Update.$Shape
             */

            /**
             * Constructs a new Update.
             * @memberof ocean.object
             * @classdesc Represents an Update.
             * @constructor
             * @param {ocean.object.Update.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Update = function (properties) {
                this.clauses = [];
                this.blocks = [];
                this.released = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Update aguid.
             * @member {Uint8Array} aguid
             * @memberof ocean.object.Update
             * @instance
             */
            Update.prototype.aguid = $util.newBuffer([]);

            /**
             * Update author.
             * @member {Uint8Array} author
             * @memberof ocean.object.Update
             * @instance
             */
            Update.prototype.author = $util.newBuffer([]);

            /**
             * Update sequence.
             * @member {number} sequence
             * @memberof ocean.object.Update
             * @instance
             */
            Update.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Update timeMs.
             * @member {number} timeMs
             * @memberof ocean.object.Update
             * @instance
             */
            Update.prototype.timeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Update clauses.
             * @member {Array.<ocean.object.Clause.$Properties>} clauses
             * @memberof ocean.object.Update
             * @instance
             */
            Update.prototype.clauses = $util.emptyArray;

            /**
             * Update blocks.
             * @member {Array.<ocean.object.BlockLength.$Properties>} blocks
             * @memberof ocean.object.Update
             * @instance
             */
            Update.prototype.blocks = $util.emptyArray;

            /**
             * Update released.
             * @member {Array.<Uint8Array>} released
             * @memberof ocean.object.Update
             * @instance
             */
            Update.prototype.released = $util.emptyArray;

            /**
             * Creates a new Update instance using the specified properties.
             * @function create
             * @memberof ocean.object.Update
             * @static
             * @param {ocean.object.Update.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Update} Update instance
             * @type {{
             *   (properties: ocean.object.Update.$Shape): ocean.object.Update & ocean.object.Update.$Shape;
             *   (properties?: ocean.object.Update.$Properties): ocean.object.Update;
             * }}
             */
            Update.create = function(properties) {
                return new Update(properties);
            };

            /**
             * Encodes the specified Update message. Does not implicitly {@link ocean.object.Update.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Update
             * @static
             * @param {ocean.object.Update.$Properties} message Update message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Update.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.aguid != null && $Object.hasOwnProperty.call(message, "aguid") && message.aguid.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.aguid);
                if (message.author != null && $Object.hasOwnProperty.call(message, "author") && message.author.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.author);
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.sequence);
                if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.timeMs);
                if (message.clauses != null && message.clauses.length)
                    for (let i = 0; i < message.clauses.length; ++i)
                        $root.ocean.object.Clause.encode(message.clauses[i], writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.blocks != null && message.blocks.length)
                    for (let i = 0; i < message.blocks.length; ++i)
                        $root.ocean.object.BlockLength.encode(message.blocks[i], writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.released != null && message.released.length)
                    for (let i = 0; i < message.released.length; ++i)
                        writer.uint32(/* id 7, wireType 2 =*/58).bytes(message.released[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Update message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Update
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Update & ocean.object.Update.$Shape} Update
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Update.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Update();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.aguid = value;
                            else
                                delete message.aguid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.author = value;
                            else
                                delete message.author;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timeMs = value;
                            else
                                delete message.timeMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.clauses && message.clauses.length))
                                message.clauses = [];
                            message.clauses.push($root.ocean.object.Clause.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.blocks && message.blocks.length))
                                message.blocks = [];
                            message.blocks.push($root.ocean.object.BlockLength.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            if (!(message.released && message.released.length))
                                message.released = [];
                            message.released.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Update;
        })();

        object.SignedUpdate = (function() {

            /**
             * Properties of a SignedUpdate.
             * @typedef {Object} ocean.object.SignedUpdate.$Properties
             * @property {ocean.object.Signed.$Properties|null} [update] SignedUpdate update
             * @property {ocean.object.Signed.$Properties|null} [writer] SignedUpdate writer
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a SignedUpdate.
             * @memberof ocean.object
             * @interface ISignedUpdate
             * @augments ocean.object.SignedUpdate.$Properties
             * @deprecated Use ocean.object.SignedUpdate.$Properties instead.
             */

            /**
             * Shape of a SignedUpdate.
             * @typedef {ocean.object.SignedUpdate.$Properties} ocean.object.SignedUpdate.$Shape
             */

            /**
             * Constructs a new SignedUpdate.
             * @memberof ocean.object
             * @classdesc Represents a SignedUpdate.
             * @constructor
             * @param {ocean.object.SignedUpdate.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const SignedUpdate = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * SignedUpdate update.
             * @member {ocean.object.Signed.$Properties|null|undefined} update
             * @memberof ocean.object.SignedUpdate
             * @instance
             */
            SignedUpdate.prototype.update = null;

            /**
             * SignedUpdate writer.
             * @member {ocean.object.Signed.$Properties|null|undefined} writer
             * @memberof ocean.object.SignedUpdate
             * @instance
             */
            SignedUpdate.prototype.writer = null;

            /**
             * Creates a new SignedUpdate instance using the specified properties.
             * @function create
             * @memberof ocean.object.SignedUpdate
             * @static
             * @param {ocean.object.SignedUpdate.$Properties=} [properties] Properties to set
             * @returns {ocean.object.SignedUpdate} SignedUpdate instance
             * @type {{
             *   (properties: ocean.object.SignedUpdate.$Shape): ocean.object.SignedUpdate & ocean.object.SignedUpdate.$Shape;
             *   (properties?: ocean.object.SignedUpdate.$Properties): ocean.object.SignedUpdate;
             * }}
             */
            SignedUpdate.create = function(properties) {
                return new SignedUpdate(properties);
            };

            /**
             * Encodes the specified SignedUpdate message. Does not implicitly {@link ocean.object.SignedUpdate.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.SignedUpdate
             * @static
             * @param {ocean.object.SignedUpdate.$Properties} message SignedUpdate message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            SignedUpdate.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.update != null && $Object.hasOwnProperty.call(message, "update"))
                    $root.ocean.object.Signed.encode(message.update, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.writer != null && $Object.hasOwnProperty.call(message, "writer"))
                    $root.ocean.object.Signed.encode(message.writer, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a SignedUpdate message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.SignedUpdate
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.SignedUpdate & ocean.object.SignedUpdate.$Shape} SignedUpdate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            SignedUpdate.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.SignedUpdate();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.update = $root.ocean.object.Signed.decode(reader, reader.size(), $undefined, _depth + 1, message.update);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.writer = $root.ocean.object.Signed.decode(reader, reader.size(), $undefined, _depth + 1, message.writer);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return SignedUpdate;
        })();

        object.MemberSignature = (function() {

            /**
             * Properties of a MemberSignature.
             * @typedef {Object} ocean.object.MemberSignature.$Properties
             * @property {number|null} [index] MemberSignature index
             * @property {Uint8Array|null} [signature] MemberSignature signature
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MemberSignature.
             * @memberof ocean.object
             * @interface IMemberSignature
             * @augments ocean.object.MemberSignature.$Properties
             * @deprecated Use ocean.object.MemberSignature.$Properties instead.
             */

            /**
             * Shape of a MemberSignature.
             * @typedef {ocean.object.MemberSignature.$Properties} ocean.object.MemberSignature.$Shape
             */

            /**
             * Constructs a new MemberSignature.
             * @memberof ocean.object
             * @classdesc Represents a MemberSignature.
             * @constructor
             * @param {ocean.object.MemberSignature.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MemberSignature = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MemberSignature index.
             * @member {number} index
             * @memberof ocean.object.MemberSignature
             * @instance
             */
            MemberSignature.prototype.index = 0;

            /**
             * MemberSignature signature.
             * @member {Uint8Array} signature
             * @memberof ocean.object.MemberSignature
             * @instance
             */
            MemberSignature.prototype.signature = $util.newBuffer([]);

            /**
             * Creates a new MemberSignature instance using the specified properties.
             * @function create
             * @memberof ocean.object.MemberSignature
             * @static
             * @param {ocean.object.MemberSignature.$Properties=} [properties] Properties to set
             * @returns {ocean.object.MemberSignature} MemberSignature instance
             * @type {{
             *   (properties: ocean.object.MemberSignature.$Shape): ocean.object.MemberSignature & ocean.object.MemberSignature.$Shape;
             *   (properties?: ocean.object.MemberSignature.$Properties): ocean.object.MemberSignature;
             * }}
             */
            MemberSignature.create = function(properties) {
                return new MemberSignature(properties);
            };

            /**
             * Encodes the specified MemberSignature message. Does not implicitly {@link ocean.object.MemberSignature.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.MemberSignature
             * @static
             * @param {ocean.object.MemberSignature.$Properties} message MemberSignature message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MemberSignature.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.index != null && $Object.hasOwnProperty.call(message, "index") && message.index !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.index);
                if (message.signature != null && $Object.hasOwnProperty.call(message, "signature") && message.signature.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.signature);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MemberSignature message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.MemberSignature
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.MemberSignature & ocean.object.MemberSignature.$Shape} MemberSignature
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MemberSignature.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.MemberSignature();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.index = value;
                            else
                                delete message.index;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.signature = value;
                            else
                                delete message.signature;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return MemberSignature;
        })();

        object.Heartbeat = (function() {

            /**
             * Properties of a Heartbeat.
             * @typedef {Object} ocean.object.Heartbeat.$Properties
             * @property {Uint8Array|null} [aguid] Heartbeat aguid
             * @property {number|null} [version] Heartbeat version
             * @property {Uint8Array|null} [topBlock] Heartbeat topBlock
             * @property {number|null} [timeMs] Heartbeat timeMs
             * @property {Uint8Array|null} [updateDigest] Heartbeat updateDigest
             * @property {number|null} [epoch] Heartbeat epoch
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Heartbeat.
             * @memberof ocean.object
             * @interface IHeartbeat
             * @augments ocean.object.Heartbeat.$Properties
             * @deprecated Use ocean.object.Heartbeat.$Properties instead.
             */

            /**
             * Shape of a Heartbeat.
             * @typedef {ocean.object.Heartbeat.$Properties} ocean.object.Heartbeat.$Shape
             */

            /**
             * Constructs a new Heartbeat.
             * @memberof ocean.object
             * @classdesc Represents a Heartbeat.
             * @constructor
             * @param {ocean.object.Heartbeat.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Heartbeat = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Heartbeat aguid.
             * @member {Uint8Array} aguid
             * @memberof ocean.object.Heartbeat
             * @instance
             */
            Heartbeat.prototype.aguid = $util.newBuffer([]);

            /**
             * Heartbeat version.
             * @member {number} version
             * @memberof ocean.object.Heartbeat
             * @instance
             */
            Heartbeat.prototype.version = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Heartbeat topBlock.
             * @member {Uint8Array} topBlock
             * @memberof ocean.object.Heartbeat
             * @instance
             */
            Heartbeat.prototype.topBlock = $util.newBuffer([]);

            /**
             * Heartbeat timeMs.
             * @member {number} timeMs
             * @memberof ocean.object.Heartbeat
             * @instance
             */
            Heartbeat.prototype.timeMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Heartbeat updateDigest.
             * @member {Uint8Array} updateDigest
             * @memberof ocean.object.Heartbeat
             * @instance
             */
            Heartbeat.prototype.updateDigest = $util.newBuffer([]);

            /**
             * Heartbeat epoch.
             * @member {number} epoch
             * @memberof ocean.object.Heartbeat
             * @instance
             */
            Heartbeat.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Heartbeat instance using the specified properties.
             * @function create
             * @memberof ocean.object.Heartbeat
             * @static
             * @param {ocean.object.Heartbeat.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Heartbeat} Heartbeat instance
             * @type {{
             *   (properties: ocean.object.Heartbeat.$Shape): ocean.object.Heartbeat & ocean.object.Heartbeat.$Shape;
             *   (properties?: ocean.object.Heartbeat.$Properties): ocean.object.Heartbeat;
             * }}
             */
            Heartbeat.create = function(properties) {
                return new Heartbeat(properties);
            };

            /**
             * Encodes the specified Heartbeat message. Does not implicitly {@link ocean.object.Heartbeat.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Heartbeat
             * @static
             * @param {ocean.object.Heartbeat.$Properties} message Heartbeat message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Heartbeat.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.aguid != null && $Object.hasOwnProperty.call(message, "aguid") && message.aguid.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.aguid);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.version);
                if (message.topBlock != null && $Object.hasOwnProperty.call(message, "topBlock") && message.topBlock.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.topBlock);
                if (message.timeMs != null && $Object.hasOwnProperty.call(message, "timeMs") && (typeof message.timeMs === "object" ? message.timeMs.low || message.timeMs.high : message.timeMs !== 0))
                    writer.uint32(/* id 4, wireType 0 =*/32).uint64(message.timeMs);
                if (message.updateDigest != null && $Object.hasOwnProperty.call(message, "updateDigest") && message.updateDigest.length)
                    writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.updateDigest);
                if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                    writer.uint32(/* id 6, wireType 0 =*/48).uint64(message.epoch);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Heartbeat message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Heartbeat
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Heartbeat & ocean.object.Heartbeat.$Shape} Heartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Heartbeat.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Heartbeat();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.aguid = value;
                            else
                                delete message.aguid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.topBlock = value;
                            else
                                delete message.topBlock;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.timeMs = value;
                            else
                                delete message.timeMs;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.updateDigest = value;
                            else
                                delete message.updateDigest;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.epoch = value;
                            else
                                delete message.epoch;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Heartbeat;
        })();

        object.CertifiedHeartbeat = (function() {

            /**
             * Properties of a CertifiedHeartbeat.
             * @typedef {Object} ocean.object.CertifiedHeartbeat.$Properties
             * @property {Uint8Array|null} [heartbeat] CertifiedHeartbeat heartbeat
             * @property {Array.<ocean.object.MemberSignature.$Properties>|null} [signatures] CertifiedHeartbeat signatures
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a CertifiedHeartbeat.
             * @memberof ocean.object
             * @interface ICertifiedHeartbeat
             * @augments ocean.object.CertifiedHeartbeat.$Properties
             * @deprecated Use ocean.object.CertifiedHeartbeat.$Properties instead.
             */

            /**
             * Shape of a CertifiedHeartbeat.
             * @typedef {ocean.object.CertifiedHeartbeat.$Properties} ocean.object.CertifiedHeartbeat.$Shape
             */

            /**
             * Constructs a new CertifiedHeartbeat.
             * @memberof ocean.object
             * @classdesc Represents a CertifiedHeartbeat.
             * @constructor
             * @param {ocean.object.CertifiedHeartbeat.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const CertifiedHeartbeat = function (properties) {
                this.signatures = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * CertifiedHeartbeat heartbeat.
             * @member {Uint8Array} heartbeat
             * @memberof ocean.object.CertifiedHeartbeat
             * @instance
             */
            CertifiedHeartbeat.prototype.heartbeat = $util.newBuffer([]);

            /**
             * CertifiedHeartbeat signatures.
             * @member {Array.<ocean.object.MemberSignature.$Properties>} signatures
             * @memberof ocean.object.CertifiedHeartbeat
             * @instance
             */
            CertifiedHeartbeat.prototype.signatures = $util.emptyArray;

            /**
             * Creates a new CertifiedHeartbeat instance using the specified properties.
             * @function create
             * @memberof ocean.object.CertifiedHeartbeat
             * @static
             * @param {ocean.object.CertifiedHeartbeat.$Properties=} [properties] Properties to set
             * @returns {ocean.object.CertifiedHeartbeat} CertifiedHeartbeat instance
             * @type {{
             *   (properties: ocean.object.CertifiedHeartbeat.$Shape): ocean.object.CertifiedHeartbeat & ocean.object.CertifiedHeartbeat.$Shape;
             *   (properties?: ocean.object.CertifiedHeartbeat.$Properties): ocean.object.CertifiedHeartbeat;
             * }}
             */
            CertifiedHeartbeat.create = function(properties) {
                return new CertifiedHeartbeat(properties);
            };

            /**
             * Encodes the specified CertifiedHeartbeat message. Does not implicitly {@link ocean.object.CertifiedHeartbeat.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.CertifiedHeartbeat
             * @static
             * @param {ocean.object.CertifiedHeartbeat.$Properties} message CertifiedHeartbeat message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            CertifiedHeartbeat.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat") && message.heartbeat.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.heartbeat);
                if (message.signatures != null && message.signatures.length)
                    for (let i = 0; i < message.signatures.length; ++i)
                        $root.ocean.object.MemberSignature.encode(message.signatures[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a CertifiedHeartbeat message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.CertifiedHeartbeat
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.CertifiedHeartbeat & ocean.object.CertifiedHeartbeat.$Shape} CertifiedHeartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            CertifiedHeartbeat.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.CertifiedHeartbeat();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.heartbeat = value;
                            else
                                delete message.heartbeat;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.signatures && message.signatures.length))
                                message.signatures = [];
                            message.signatures.push($root.ocean.object.MemberSignature.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return CertifiedHeartbeat;
        })();

        object.Create = (function() {

            /**
             * Properties of a Create.
             * @typedef {Object} ocean.object.Create.$Properties
             * @property {ocean.object.ObjectCertificate.$Properties|null} [object] Create object
             * @property {ocean.object.Signed.$Properties|null} [ring] Create ring
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Create.
             * @memberof ocean.object
             * @interface ICreate
             * @augments ocean.object.Create.$Properties
             * @deprecated Use ocean.object.Create.$Properties instead.
             */

            /**
             * Shape of a Create.
             * @typedef {ocean.object.Create.$Properties} ocean.object.Create.$Shape
             */

            /**
             * Constructs a new Create.
             * @memberof ocean.object
             * @classdesc Represents a Create.
             * @constructor
             * @param {ocean.object.Create.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Create = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Create object.
             * @member {ocean.object.ObjectCertificate.$Properties|null|undefined} object
             * @memberof ocean.object.Create
             * @instance
             */
            Create.prototype.object = null;

            /**
             * Create ring.
             * @member {ocean.object.Signed.$Properties|null|undefined} ring
             * @memberof ocean.object.Create
             * @instance
             */
            Create.prototype.ring = null;

            /**
             * Creates a new Create instance using the specified properties.
             * @function create
             * @memberof ocean.object.Create
             * @static
             * @param {ocean.object.Create.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Create} Create instance
             * @type {{
             *   (properties: ocean.object.Create.$Shape): ocean.object.Create & ocean.object.Create.$Shape;
             *   (properties?: ocean.object.Create.$Properties): ocean.object.Create;
             * }}
             */
            Create.create = function(properties) {
                return new Create(properties);
            };

            /**
             * Encodes the specified Create message. Does not implicitly {@link ocean.object.Create.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Create
             * @static
             * @param {ocean.object.Create.$Properties} message Create message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Create.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.object != null && $Object.hasOwnProperty.call(message, "object"))
                    $root.ocean.object.ObjectCertificate.encode(message.object, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.ring != null && $Object.hasOwnProperty.call(message, "ring"))
                    $root.ocean.object.Signed.encode(message.ring, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Create message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Create
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Create & ocean.object.Create.$Shape} Create
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Create.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Create();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.object = $root.ocean.object.ObjectCertificate.decode(reader, reader.size(), $undefined, _depth + 1, message.object);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.ring = $root.ocean.object.Signed.decode(reader, reader.size(), $undefined, _depth + 1, message.ring);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Create;
        })();

        object.Submit = (function() {

            /**
             * Properties of a Submit.
             * @typedef {Object} ocean.object.Submit.$Properties
             * @property {ocean.object.SignedUpdate.$Properties|null} [update] Submit update
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Submit.
             * @memberof ocean.object
             * @interface ISubmit
             * @augments ocean.object.Submit.$Properties
             * @deprecated Use ocean.object.Submit.$Properties instead.
             */

            /**
             * Shape of a Submit.
             * @typedef {ocean.object.Submit.$Properties} ocean.object.Submit.$Shape
             */

            /**
             * Constructs a new Submit.
             * @memberof ocean.object
             * @classdesc Represents a Submit.
             * @constructor
             * @param {ocean.object.Submit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Submit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Submit update.
             * @member {ocean.object.SignedUpdate.$Properties|null|undefined} update
             * @memberof ocean.object.Submit
             * @instance
             */
            Submit.prototype.update = null;

            /**
             * Creates a new Submit instance using the specified properties.
             * @function create
             * @memberof ocean.object.Submit
             * @static
             * @param {ocean.object.Submit.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Submit} Submit instance
             * @type {{
             *   (properties: ocean.object.Submit.$Shape): ocean.object.Submit & ocean.object.Submit.$Shape;
             *   (properties?: ocean.object.Submit.$Properties): ocean.object.Submit;
             * }}
             */
            Submit.create = function(properties) {
                return new Submit(properties);
            };

            /**
             * Encodes the specified Submit message. Does not implicitly {@link ocean.object.Submit.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Submit
             * @static
             * @param {ocean.object.Submit.$Properties} message Submit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Submit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.update != null && $Object.hasOwnProperty.call(message, "update"))
                    $root.ocean.object.SignedUpdate.encode(message.update, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Submit message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Submit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Submit & ocean.object.Submit.$Shape} Submit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Submit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Submit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.update = $root.ocean.object.SignedUpdate.decode(reader, reader.size(), $undefined, _depth + 1, message.update);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Submit;
        })();

        object.Result = (function() {

            /**
             * Properties of a Result.
             * @typedef {Object} ocean.object.Result.$Properties
             * @property {boolean|null} [committed] Result committed
             * @property {number|null} [clause] Result clause
             * @property {ocean.object.CertifiedHeartbeat.$Properties|null} [heartbeat] Result heartbeat
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Result.
             * @memberof ocean.object
             * @interface IResult
             * @augments ocean.object.Result.$Properties
             * @deprecated Use ocean.object.Result.$Properties instead.
             */

            /**
             * Shape of a Result.
             * @typedef {ocean.object.Result.$Properties} ocean.object.Result.$Shape
             */

            /**
             * Constructs a new Result.
             * @memberof ocean.object
             * @classdesc Represents a Result.
             * @constructor
             * @param {ocean.object.Result.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Result = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Result committed.
             * @member {boolean} committed
             * @memberof ocean.object.Result
             * @instance
             */
            Result.prototype.committed = false;

            /**
             * Result clause.
             * @member {number} clause
             * @memberof ocean.object.Result
             * @instance
             */
            Result.prototype.clause = 0;

            /**
             * Result heartbeat.
             * @member {ocean.object.CertifiedHeartbeat.$Properties|null|undefined} heartbeat
             * @memberof ocean.object.Result
             * @instance
             */
            Result.prototype.heartbeat = null;

            /**
             * Creates a new Result instance using the specified properties.
             * @function create
             * @memberof ocean.object.Result
             * @static
             * @param {ocean.object.Result.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Result} Result instance
             * @type {{
             *   (properties: ocean.object.Result.$Shape): ocean.object.Result & ocean.object.Result.$Shape;
             *   (properties?: ocean.object.Result.$Properties): ocean.object.Result;
             * }}
             */
            Result.create = function(properties) {
                return new Result(properties);
            };

            /**
             * Encodes the specified Result message. Does not implicitly {@link ocean.object.Result.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Result
             * @static
             * @param {ocean.object.Result.$Properties} message Result message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Result.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.committed != null && $Object.hasOwnProperty.call(message, "committed") && message.committed !== false)
                    writer.uint32(/* id 1, wireType 0 =*/8).bool(message.committed);
                if (message.clause != null && $Object.hasOwnProperty.call(message, "clause") && message.clause !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.clause);
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                    $root.ocean.object.CertifiedHeartbeat.encode(message.heartbeat, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Result message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Result
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Result & ocean.object.Result.$Shape} Result
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Result.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Result();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.committed = value;
                            else
                                delete message.committed;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.clause = value;
                            else
                                delete message.clause;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.heartbeat = $root.ocean.object.CertifiedHeartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Result;
        })();

        object.Subscribe = (function() {

            /**
             * Properties of a Subscribe.
             * @typedef {Object} ocean.object.Subscribe.$Properties
             * @property {Uint8Array|null} [aguid] Subscribe aguid
             * @property {number|null} [version] Subscribe version
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Subscribe.
             * @memberof ocean.object
             * @interface ISubscribe
             * @augments ocean.object.Subscribe.$Properties
             * @deprecated Use ocean.object.Subscribe.$Properties instead.
             */

            /**
             * Shape of a Subscribe.
             * @typedef {ocean.object.Subscribe.$Properties} ocean.object.Subscribe.$Shape
             */

            /**
             * Constructs a new Subscribe.
             * @memberof ocean.object
             * @classdesc Represents a Subscribe.
             * @constructor
             * @param {ocean.object.Subscribe.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Subscribe = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Subscribe aguid.
             * @member {Uint8Array} aguid
             * @memberof ocean.object.Subscribe
             * @instance
             */
            Subscribe.prototype.aguid = $util.newBuffer([]);

            /**
             * Subscribe version.
             * @member {number} version
             * @memberof ocean.object.Subscribe
             * @instance
             */
            Subscribe.prototype.version = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Subscribe instance using the specified properties.
             * @function create
             * @memberof ocean.object.Subscribe
             * @static
             * @param {ocean.object.Subscribe.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Subscribe} Subscribe instance
             * @type {{
             *   (properties: ocean.object.Subscribe.$Shape): ocean.object.Subscribe & ocean.object.Subscribe.$Shape;
             *   (properties?: ocean.object.Subscribe.$Properties): ocean.object.Subscribe;
             * }}
             */
            Subscribe.create = function(properties) {
                return new Subscribe(properties);
            };

            /**
             * Encodes the specified Subscribe message. Does not implicitly {@link ocean.object.Subscribe.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Subscribe
             * @static
             * @param {ocean.object.Subscribe.$Properties} message Subscribe message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Subscribe.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.aguid != null && $Object.hasOwnProperty.call(message, "aguid") && message.aguid.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.aguid);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.version);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Subscribe message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Subscribe
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Subscribe & ocean.object.Subscribe.$Shape} Subscribe
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Subscribe.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Subscribe();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.aguid = value;
                            else
                                delete message.aguid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Subscribe;
        })();

        object.Commit = (function() {

            /**
             * Properties of a Commit.
             * @typedef {Object} ocean.object.Commit.$Properties
             * @property {ocean.object.SignedUpdate.$Properties|null} [update] Commit update
             * @property {ocean.object.CertifiedHeartbeat.$Properties|null} [heartbeat] Commit heartbeat
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Commit.
             * @memberof ocean.object
             * @interface ICommit
             * @augments ocean.object.Commit.$Properties
             * @deprecated Use ocean.object.Commit.$Properties instead.
             */

            /**
             * Shape of a Commit.
             * @typedef {ocean.object.Commit.$Properties} ocean.object.Commit.$Shape
             */

            /**
             * Constructs a new Commit.
             * @memberof ocean.object
             * @classdesc Represents a Commit.
             * @constructor
             * @param {ocean.object.Commit.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Commit = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Commit update.
             * @member {ocean.object.SignedUpdate.$Properties|null|undefined} update
             * @memberof ocean.object.Commit
             * @instance
             */
            Commit.prototype.update = null;

            /**
             * Commit heartbeat.
             * @member {ocean.object.CertifiedHeartbeat.$Properties|null|undefined} heartbeat
             * @memberof ocean.object.Commit
             * @instance
             */
            Commit.prototype.heartbeat = null;

            /**
             * Creates a new Commit instance using the specified properties.
             * @function create
             * @memberof ocean.object.Commit
             * @static
             * @param {ocean.object.Commit.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Commit} Commit instance
             * @type {{
             *   (properties: ocean.object.Commit.$Shape): ocean.object.Commit & ocean.object.Commit.$Shape;
             *   (properties?: ocean.object.Commit.$Properties): ocean.object.Commit;
             * }}
             */
            Commit.create = function(properties) {
                return new Commit(properties);
            };

            /**
             * Encodes the specified Commit message. Does not implicitly {@link ocean.object.Commit.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Commit
             * @static
             * @param {ocean.object.Commit.$Properties} message Commit message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Commit.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.update != null && $Object.hasOwnProperty.call(message, "update"))
                    $root.ocean.object.SignedUpdate.encode(message.update, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                    $root.ocean.object.CertifiedHeartbeat.encode(message.heartbeat, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Commit message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Commit
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Commit & ocean.object.Commit.$Shape} Commit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Commit.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Commit();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.update = $root.ocean.object.SignedUpdate.decode(reader, reader.size(), $undefined, _depth + 1, message.update);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.heartbeat = $root.ocean.object.CertifiedHeartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Commit;
        })();

        object.GetNodes = (function() {

            /**
             * Properties of a GetNodes.
             * @typedef {Object} ocean.object.GetNodes.$Properties
             * @property {Uint8Array|null} [aguid] GetNodes aguid
             * @property {Array.<Uint8Array>|null} [digests] GetNodes digests
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetNodes.
             * @memberof ocean.object
             * @interface IGetNodes
             * @augments ocean.object.GetNodes.$Properties
             * @deprecated Use ocean.object.GetNodes.$Properties instead.
             */

            /**
             * Shape of a GetNodes.
             * @typedef {ocean.object.GetNodes.$Properties} ocean.object.GetNodes.$Shape
             */

            /**
             * Constructs a new GetNodes.
             * @memberof ocean.object
             * @classdesc Represents a GetNodes.
             * @constructor
             * @param {ocean.object.GetNodes.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetNodes = function (properties) {
                this.digests = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetNodes aguid.
             * @member {Uint8Array} aguid
             * @memberof ocean.object.GetNodes
             * @instance
             */
            GetNodes.prototype.aguid = $util.newBuffer([]);

            /**
             * GetNodes digests.
             * @member {Array.<Uint8Array>} digests
             * @memberof ocean.object.GetNodes
             * @instance
             */
            GetNodes.prototype.digests = $util.emptyArray;

            /**
             * Creates a new GetNodes instance using the specified properties.
             * @function create
             * @memberof ocean.object.GetNodes
             * @static
             * @param {ocean.object.GetNodes.$Properties=} [properties] Properties to set
             * @returns {ocean.object.GetNodes} GetNodes instance
             * @type {{
             *   (properties: ocean.object.GetNodes.$Shape): ocean.object.GetNodes & ocean.object.GetNodes.$Shape;
             *   (properties?: ocean.object.GetNodes.$Properties): ocean.object.GetNodes;
             * }}
             */
            GetNodes.create = function(properties) {
                return new GetNodes(properties);
            };

            /**
             * Encodes the specified GetNodes message. Does not implicitly {@link ocean.object.GetNodes.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.GetNodes
             * @static
             * @param {ocean.object.GetNodes.$Properties} message GetNodes message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetNodes.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.aguid != null && $Object.hasOwnProperty.call(message, "aguid") && message.aguid.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.aguid);
                if (message.digests != null && message.digests.length)
                    for (let i = 0; i < message.digests.length; ++i)
                        writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.digests[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetNodes message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.GetNodes
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.GetNodes & ocean.object.GetNodes.$Shape} GetNodes
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetNodes.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.GetNodes();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.aguid = value;
                            else
                                delete message.aguid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.digests && message.digests.length))
                                message.digests = [];
                            message.digests.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetNodes;
        })();

        object.Nodes = (function() {

            /**
             * Properties of a Nodes.
             * @typedef {Object} ocean.object.Nodes.$Properties
             * @property {Uint8Array|null} [aguid] Nodes aguid
             * @property {Array.<ocean.object.BlockLength.$Properties>|null} [nodes] Nodes nodes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Nodes.
             * @memberof ocean.object
             * @interface INodes
             * @augments ocean.object.Nodes.$Properties
             * @deprecated Use ocean.object.Nodes.$Properties instead.
             */

            /**
             * Shape of a Nodes.
             * @typedef {ocean.object.Nodes.$Properties} ocean.object.Nodes.$Shape
             */

            /**
             * Constructs a new Nodes.
             * @memberof ocean.object
             * @classdesc Represents a Nodes.
             * @constructor
             * @param {ocean.object.Nodes.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Nodes = function (properties) {
                this.nodes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Nodes aguid.
             * @member {Uint8Array} aguid
             * @memberof ocean.object.Nodes
             * @instance
             */
            Nodes.prototype.aguid = $util.newBuffer([]);

            /**
             * Nodes nodes.
             * @member {Array.<ocean.object.BlockLength.$Properties>} nodes
             * @memberof ocean.object.Nodes
             * @instance
             */
            Nodes.prototype.nodes = $util.emptyArray;

            /**
             * Creates a new Nodes instance using the specified properties.
             * @function create
             * @memberof ocean.object.Nodes
             * @static
             * @param {ocean.object.Nodes.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Nodes} Nodes instance
             * @type {{
             *   (properties: ocean.object.Nodes.$Shape): ocean.object.Nodes & ocean.object.Nodes.$Shape;
             *   (properties?: ocean.object.Nodes.$Properties): ocean.object.Nodes;
             * }}
             */
            Nodes.create = function(properties) {
                return new Nodes(properties);
            };

            /**
             * Encodes the specified Nodes message. Does not implicitly {@link ocean.object.Nodes.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Nodes
             * @static
             * @param {ocean.object.Nodes.$Properties} message Nodes message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Nodes.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.aguid != null && $Object.hasOwnProperty.call(message, "aguid") && message.aguid.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.aguid);
                if (message.nodes != null && message.nodes.length)
                    for (let i = 0; i < message.nodes.length; ++i)
                        $root.ocean.object.BlockLength.encode(message.nodes[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Nodes message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Nodes
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Nodes & ocean.object.Nodes.$Shape} Nodes
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Nodes.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Nodes();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.aguid = value;
                            else
                                delete message.aguid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.nodes && message.nodes.length))
                                message.nodes = [];
                            message.nodes.push($root.ocean.object.BlockLength.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Nodes;
        })();

        object.GetBlocks = (function() {

            /**
             * Properties of a GetBlocks.
             * @typedef {Object} ocean.object.GetBlocks.$Properties
             * @property {Array.<Uint8Array>|null} [digests] GetBlocks digests
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetBlocks.
             * @memberof ocean.object
             * @interface IGetBlocks
             * @augments ocean.object.GetBlocks.$Properties
             * @deprecated Use ocean.object.GetBlocks.$Properties instead.
             */

            /**
             * Shape of a GetBlocks.
             * @typedef {ocean.object.GetBlocks.$Properties} ocean.object.GetBlocks.$Shape
             */

            /**
             * Constructs a new GetBlocks.
             * @memberof ocean.object
             * @classdesc Represents a GetBlocks.
             * @constructor
             * @param {ocean.object.GetBlocks.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetBlocks = function (properties) {
                this.digests = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetBlocks digests.
             * @member {Array.<Uint8Array>} digests
             * @memberof ocean.object.GetBlocks
             * @instance
             */
            GetBlocks.prototype.digests = $util.emptyArray;

            /**
             * Creates a new GetBlocks instance using the specified properties.
             * @function create
             * @memberof ocean.object.GetBlocks
             * @static
             * @param {ocean.object.GetBlocks.$Properties=} [properties] Properties to set
             * @returns {ocean.object.GetBlocks} GetBlocks instance
             * @type {{
             *   (properties: ocean.object.GetBlocks.$Shape): ocean.object.GetBlocks & ocean.object.GetBlocks.$Shape;
             *   (properties?: ocean.object.GetBlocks.$Properties): ocean.object.GetBlocks;
             * }}
             */
            GetBlocks.create = function(properties) {
                return new GetBlocks(properties);
            };

            /**
             * Encodes the specified GetBlocks message. Does not implicitly {@link ocean.object.GetBlocks.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.GetBlocks
             * @static
             * @param {ocean.object.GetBlocks.$Properties} message GetBlocks message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetBlocks.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.digests != null && message.digests.length)
                    for (let i = 0; i < message.digests.length; ++i)
                        writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.digests[i]);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetBlocks message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.GetBlocks
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.GetBlocks & ocean.object.GetBlocks.$Shape} GetBlocks
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetBlocks.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.GetBlocks();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.digests && message.digests.length))
                                message.digests = [];
                            message.digests.push(reader.bytes());
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetBlocks;
        })();

        object.Blocks = (function() {

            /**
             * Properties of a Blocks.
             * @typedef {Object} ocean.object.Blocks.$Properties
             * @property {Array.<ocean.object.BlockLength.$Properties>|null} [blocks] Blocks blocks
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Blocks.
             * @memberof ocean.object
             * @interface IBlocks
             * @augments ocean.object.Blocks.$Properties
             * @deprecated Use ocean.object.Blocks.$Properties instead.
             */

            /**
             * Shape of a Blocks.
             * @typedef {ocean.object.Blocks.$Properties} ocean.object.Blocks.$Shape
             */

            /**
             * Constructs a new Blocks.
             * @memberof ocean.object
             * @classdesc Represents a Blocks.
             * @constructor
             * @param {ocean.object.Blocks.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Blocks = function (properties) {
                this.blocks = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Blocks blocks.
             * @member {Array.<ocean.object.BlockLength.$Properties>} blocks
             * @memberof ocean.object.Blocks
             * @instance
             */
            Blocks.prototype.blocks = $util.emptyArray;

            /**
             * Creates a new Blocks instance using the specified properties.
             * @function create
             * @memberof ocean.object.Blocks
             * @static
             * @param {ocean.object.Blocks.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Blocks} Blocks instance
             * @type {{
             *   (properties: ocean.object.Blocks.$Shape): ocean.object.Blocks & ocean.object.Blocks.$Shape;
             *   (properties?: ocean.object.Blocks.$Properties): ocean.object.Blocks;
             * }}
             */
            Blocks.create = function(properties) {
                return new Blocks(properties);
            };

            /**
             * Encodes the specified Blocks message. Does not implicitly {@link ocean.object.Blocks.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Blocks
             * @static
             * @param {ocean.object.Blocks.$Properties} message Blocks message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Blocks.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.blocks != null && message.blocks.length)
                    for (let i = 0; i < message.blocks.length; ++i)
                        $root.ocean.object.BlockLength.encode(message.blocks[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Blocks message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Blocks
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Blocks & ocean.object.Blocks.$Shape} Blocks
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Blocks.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Blocks();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.blocks && message.blocks.length))
                                message.blocks = [];
                            message.blocks.push($root.ocean.object.BlockLength.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Blocks;
        })();

        object.GetHeartbeats = (function() {

            /**
             * Properties of a GetHeartbeats.
             * @typedef {Object} ocean.object.GetHeartbeats.$Properties
             * @property {Uint8Array|null} [aguid] GetHeartbeats aguid
             * @property {number|null} [from] GetHeartbeats from
             * @property {number|null} [count] GetHeartbeats count
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetHeartbeats.
             * @memberof ocean.object
             * @interface IGetHeartbeats
             * @augments ocean.object.GetHeartbeats.$Properties
             * @deprecated Use ocean.object.GetHeartbeats.$Properties instead.
             */

            /**
             * Shape of a GetHeartbeats.
             * @typedef {ocean.object.GetHeartbeats.$Properties} ocean.object.GetHeartbeats.$Shape
             */

            /**
             * Constructs a new GetHeartbeats.
             * @memberof ocean.object
             * @classdesc Represents a GetHeartbeats.
             * @constructor
             * @param {ocean.object.GetHeartbeats.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetHeartbeats = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetHeartbeats aguid.
             * @member {Uint8Array} aguid
             * @memberof ocean.object.GetHeartbeats
             * @instance
             */
            GetHeartbeats.prototype.aguid = $util.newBuffer([]);

            /**
             * GetHeartbeats from.
             * @member {number} from
             * @memberof ocean.object.GetHeartbeats
             * @instance
             */
            GetHeartbeats.prototype.from = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * GetHeartbeats count.
             * @member {number} count
             * @memberof ocean.object.GetHeartbeats
             * @instance
             */
            GetHeartbeats.prototype.count = 0;

            /**
             * Creates a new GetHeartbeats instance using the specified properties.
             * @function create
             * @memberof ocean.object.GetHeartbeats
             * @static
             * @param {ocean.object.GetHeartbeats.$Properties=} [properties] Properties to set
             * @returns {ocean.object.GetHeartbeats} GetHeartbeats instance
             * @type {{
             *   (properties: ocean.object.GetHeartbeats.$Shape): ocean.object.GetHeartbeats & ocean.object.GetHeartbeats.$Shape;
             *   (properties?: ocean.object.GetHeartbeats.$Properties): ocean.object.GetHeartbeats;
             * }}
             */
            GetHeartbeats.create = function(properties) {
                return new GetHeartbeats(properties);
            };

            /**
             * Encodes the specified GetHeartbeats message. Does not implicitly {@link ocean.object.GetHeartbeats.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.GetHeartbeats
             * @static
             * @param {ocean.object.GetHeartbeats.$Properties} message GetHeartbeats message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetHeartbeats.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.aguid != null && $Object.hasOwnProperty.call(message, "aguid") && message.aguid.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.aguid);
                if (message.from != null && $Object.hasOwnProperty.call(message, "from") && (typeof message.from === "object" ? message.from.low || message.from.high : message.from !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.from);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.count);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetHeartbeats message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.GetHeartbeats
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.GetHeartbeats & ocean.object.GetHeartbeats.$Shape} GetHeartbeats
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetHeartbeats.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.GetHeartbeats();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.aguid = value;
                            else
                                delete message.aguid;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.from = value;
                            else
                                delete message.from;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetHeartbeats;
        })();

        object.Heartbeats = (function() {

            /**
             * Properties of a Heartbeats.
             * @typedef {Object} ocean.object.Heartbeats.$Properties
             * @property {Array.<ocean.object.CertifiedHeartbeat.$Properties>|null} [heartbeats] Heartbeats heartbeats
             * @property {ocean.object.Signed.$Properties|null} [ring] Heartbeats ring
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Heartbeats.
             * @memberof ocean.object
             * @interface IHeartbeats
             * @augments ocean.object.Heartbeats.$Properties
             * @deprecated Use ocean.object.Heartbeats.$Properties instead.
             */

            /**
             * Shape of a Heartbeats.
             * @typedef {ocean.object.Heartbeats.$Properties} ocean.object.Heartbeats.$Shape
             */

            /**
             * Constructs a new Heartbeats.
             * @memberof ocean.object
             * @classdesc Represents a Heartbeats.
             * @constructor
             * @param {ocean.object.Heartbeats.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Heartbeats = function (properties) {
                this.heartbeats = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Heartbeats heartbeats.
             * @member {Array.<ocean.object.CertifiedHeartbeat.$Properties>} heartbeats
             * @memberof ocean.object.Heartbeats
             * @instance
             */
            Heartbeats.prototype.heartbeats = $util.emptyArray;

            /**
             * Heartbeats ring.
             * @member {ocean.object.Signed.$Properties|null|undefined} ring
             * @memberof ocean.object.Heartbeats
             * @instance
             */
            Heartbeats.prototype.ring = null;

            /**
             * Creates a new Heartbeats instance using the specified properties.
             * @function create
             * @memberof ocean.object.Heartbeats
             * @static
             * @param {ocean.object.Heartbeats.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Heartbeats} Heartbeats instance
             * @type {{
             *   (properties: ocean.object.Heartbeats.$Shape): ocean.object.Heartbeats & ocean.object.Heartbeats.$Shape;
             *   (properties?: ocean.object.Heartbeats.$Properties): ocean.object.Heartbeats;
             * }}
             */
            Heartbeats.create = function(properties) {
                return new Heartbeats(properties);
            };

            /**
             * Encodes the specified Heartbeats message. Does not implicitly {@link ocean.object.Heartbeats.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Heartbeats
             * @static
             * @param {ocean.object.Heartbeats.$Properties} message Heartbeats message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Heartbeats.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.heartbeats != null && message.heartbeats.length)
                    for (let i = 0; i < message.heartbeats.length; ++i)
                        $root.ocean.object.CertifiedHeartbeat.encode(message.heartbeats[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.ring != null && $Object.hasOwnProperty.call(message, "ring"))
                    $root.ocean.object.Signed.encode(message.ring, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Heartbeats message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Heartbeats
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Heartbeats & ocean.object.Heartbeats.$Shape} Heartbeats
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Heartbeats.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Heartbeats();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.heartbeats && message.heartbeats.length))
                                message.heartbeats = [];
                            message.heartbeats.push($root.ocean.object.CertifiedHeartbeat.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.ring = $root.ocean.object.Signed.decode(reader, reader.size(), $undefined, _depth + 1, message.ring);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Heartbeats;
        })();

        object.Refused = (function() {

            /**
             * Properties of a Refused.
             * @typedef {Object} ocean.object.Refused.$Properties
             * @property {number|null} [errorKind] Refused errorKind
             * @property {string|null} [message] Refused message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Refused.
             * @memberof ocean.object
             * @interface IRefused
             * @augments ocean.object.Refused.$Properties
             * @deprecated Use ocean.object.Refused.$Properties instead.
             */

            /**
             * Shape of a Refused.
             * @typedef {ocean.object.Refused.$Properties} ocean.object.Refused.$Shape
             */

            /**
             * Constructs a new Refused.
             * @memberof ocean.object
             * @classdesc Represents a Refused.
             * @constructor
             * @param {ocean.object.Refused.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Refused = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Refused errorKind.
             * @member {number} errorKind
             * @memberof ocean.object.Refused
             * @instance
             */
            Refused.prototype.errorKind = 0;

            /**
             * Refused message.
             * @member {string} message
             * @memberof ocean.object.Refused
             * @instance
             */
            Refused.prototype.message = "";

            /**
             * Creates a new Refused instance using the specified properties.
             * @function create
             * @memberof ocean.object.Refused
             * @static
             * @param {ocean.object.Refused.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Refused} Refused instance
             * @type {{
             *   (properties: ocean.object.Refused.$Shape): ocean.object.Refused & ocean.object.Refused.$Shape;
             *   (properties?: ocean.object.Refused.$Properties): ocean.object.Refused;
             * }}
             */
            Refused.create = function(properties) {
                return new Refused(properties);
            };

            /**
             * Encodes the specified Refused message. Does not implicitly {@link ocean.object.Refused.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Refused
             * @static
             * @param {ocean.object.Refused.$Properties} message Refused message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Refused.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.errorKind != null && $Object.hasOwnProperty.call(message, "errorKind") && message.errorKind !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.errorKind);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Refused message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Refused
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Refused & ocean.object.Refused.$Shape} Refused
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Refused.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Refused();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.errorKind = value;
                            else
                                delete message.errorKind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Refused;
        })();

        object.Envelope = (function() {

            /**
             * Properties of an Envelope.
             * @typedef {Object} ocean.object.Envelope.$Properties
             * @property {ocean.object.Create.$Properties|null} [create] Envelope create
             * @property {ocean.object.Submit.$Properties|null} [submit] Envelope submit
             * @property {ocean.object.Result.$Properties|null} [result] Envelope result
             * @property {ocean.object.Subscribe.$Properties|null} [subscribe] Envelope subscribe
             * @property {ocean.object.Commit.$Properties|null} [commit] Envelope commit
             * @property {ocean.object.GetNodes.$Properties|null} [getNodes] Envelope getNodes
             * @property {ocean.object.Nodes.$Properties|null} [nodes] Envelope nodes
             * @property {ocean.object.GetBlocks.$Properties|null} [getBlocks] Envelope getBlocks
             * @property {ocean.object.Blocks.$Properties|null} [blocks] Envelope blocks
             * @property {ocean.object.GetHeartbeats.$Properties|null} [getHeartbeats] Envelope getHeartbeats
             * @property {ocean.object.Heartbeats.$Properties|null} [heartbeats] Envelope heartbeats
             * @property {ocean.object.Refused.$Properties|null} [refused] Envelope refused
             * @property {"create"|"submit"|"result"|"subscribe"|"commit"|"getNodes"|"nodes"|"getBlocks"|"blocks"|"getHeartbeats"|"heartbeats"|"refused"} [body] Envelope body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Envelope.
             * @memberof ocean.object
             * @interface IEnvelope
             * @augments ocean.object.Envelope.$Properties
             * @deprecated Use ocean.object.Envelope.$Properties instead.
             */

            /**
             * Narrowed shape of an Envelope.
             * @typedef {{
             *   create?: ocean.object.Create.$Shape|null;
             *   submit?: ocean.object.Submit.$Shape|null;
             *   result?: ocean.object.Result.$Shape|null;
             *   subscribe?: ocean.object.Subscribe.$Shape|null;
             *   commit?: ocean.object.Commit.$Shape|null;
             *   getNodes?: ocean.object.GetNodes.$Shape|null;
             *   nodes?: ocean.object.Nodes.$Shape|null;
             *   getBlocks?: ocean.object.GetBlocks.$Shape|null;
             *   blocks?: ocean.object.Blocks.$Shape|null;
             *   getHeartbeats?: ocean.object.GetHeartbeats.$Shape|null;
             *   heartbeats?: ocean.object.Heartbeats.$Shape|null;
             *   refused?: ocean.object.Refused.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ body?: undefined; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null }|{ body?: "create"; create: ocean.object.Create.$Shape; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null }|{ body?: "submit"; create?: null; submit: ocean.object.Submit.$Shape; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null }|{ body?: "result"; create?: null; submit?: null; result: ocean.object.Result.$Shape; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null }|{ body?: "subscribe"; create?: null; submit?: null; result?: null; subscribe: ocean.object.Subscribe.$Shape; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null }|{ body?: "commit"; create?: null; submit?: null; result?: null; subscribe?: null; commit: ocean.object.Commit.$Shape; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null }|{ body?: "getNodes"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes: ocean.object.GetNodes.$Shape; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null }|{ body?: "nodes"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes: ocean.object.Nodes.$Shape; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null }|{ body?: "getBlocks"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks: ocean.object.GetBlocks.$Shape; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null }|{ body?: "blocks"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks: ocean.object.Blocks.$Shape; getHeartbeats?: null; heartbeats?: null; refused?: null }|{ body?: "getHeartbeats"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats: ocean.object.GetHeartbeats.$Shape; heartbeats?: null; refused?: null }|{ body?: "heartbeats"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats: ocean.object.Heartbeats.$Shape; refused?: null }|{ body?: "refused"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused: ocean.object.Refused.$Shape })
             * )} ocean.object.Envelope.$Shape
             */

            /**
             * Constructs a new Envelope.
             * @memberof ocean.object
             * @classdesc Represents an Envelope.
             * @constructor
             * @param {ocean.object.Envelope.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Envelope = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Envelope create.
             * @member {ocean.object.Create.$Properties|null|undefined} create
             * @memberof ocean.object.Envelope
             * @instance
             */
            Envelope.prototype.create = null;

            /**
             * Envelope submit.
             * @member {ocean.object.Submit.$Properties|null|undefined} submit
             * @memberof ocean.object.Envelope
             * @instance
             */
            Envelope.prototype.submit = null;

            /**
             * Envelope result.
             * @member {ocean.object.Result.$Properties|null|undefined} result
             * @memberof ocean.object.Envelope
             * @instance
             */
            Envelope.prototype.result = null;

            /**
             * Envelope subscribe.
             * @member {ocean.object.Subscribe.$Properties|null|undefined} subscribe
             * @memberof ocean.object.Envelope
             * @instance
             */
            Envelope.prototype.subscribe = null;

            /**
             * Envelope commit.
             * @member {ocean.object.Commit.$Properties|null|undefined} commit
             * @memberof ocean.object.Envelope
             * @instance
             */
            Envelope.prototype.commit = null;

            /**
             * Envelope getNodes.
             * @member {ocean.object.GetNodes.$Properties|null|undefined} getNodes
             * @memberof ocean.object.Envelope
             * @instance
             */
            Envelope.prototype.getNodes = null;

            /**
             * Envelope nodes.
             * @member {ocean.object.Nodes.$Properties|null|undefined} nodes
             * @memberof ocean.object.Envelope
             * @instance
             */
            Envelope.prototype.nodes = null;

            /**
             * Envelope getBlocks.
             * @member {ocean.object.GetBlocks.$Properties|null|undefined} getBlocks
             * @memberof ocean.object.Envelope
             * @instance
             */
            Envelope.prototype.getBlocks = null;

            /**
             * Envelope blocks.
             * @member {ocean.object.Blocks.$Properties|null|undefined} blocks
             * @memberof ocean.object.Envelope
             * @instance
             */
            Envelope.prototype.blocks = null;

            /**
             * Envelope getHeartbeats.
             * @member {ocean.object.GetHeartbeats.$Properties|null|undefined} getHeartbeats
             * @memberof ocean.object.Envelope
             * @instance
             */
            Envelope.prototype.getHeartbeats = null;

            /**
             * Envelope heartbeats.
             * @member {ocean.object.Heartbeats.$Properties|null|undefined} heartbeats
             * @memberof ocean.object.Envelope
             * @instance
             */
            Envelope.prototype.heartbeats = null;

            /**
             * Envelope refused.
             * @member {ocean.object.Refused.$Properties|null|undefined} refused
             * @memberof ocean.object.Envelope
             * @instance
             */
            Envelope.prototype.refused = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Envelope body.
             * @member {"create"|"submit"|"result"|"subscribe"|"commit"|"getNodes"|"nodes"|"getBlocks"|"blocks"|"getHeartbeats"|"heartbeats"|"refused"|undefined} body
             * @memberof ocean.object.Envelope
             * @instance
             */
            $Object.defineProperty(Envelope.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["create", "submit", "result", "subscribe", "commit", "getNodes", "nodes", "getBlocks", "blocks", "getHeartbeats", "heartbeats", "refused"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Envelope instance using the specified properties.
             * @function create
             * @memberof ocean.object.Envelope
             * @static
             * @param {ocean.object.Envelope.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Envelope} Envelope instance
             * @type {{
             *   (properties: ocean.object.Envelope.$Shape): ocean.object.Envelope & ocean.object.Envelope.$Shape;
             *   (properties?: ocean.object.Envelope.$Properties): ocean.object.Envelope;
             * }}
             */
            Envelope.create = function(properties) {
                return new Envelope(properties);
            };

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link ocean.object.Envelope.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Envelope
             * @static
             * @param {ocean.object.Envelope.$Properties} message Envelope message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Envelope.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.create != null && $Object.hasOwnProperty.call(message, "create"))
                    $root.ocean.object.Create.encode(message.create, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.submit != null && $Object.hasOwnProperty.call(message, "submit"))
                    $root.ocean.object.Submit.encode(message.submit, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.result != null && $Object.hasOwnProperty.call(message, "result"))
                    $root.ocean.object.Result.encode(message.result, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.subscribe != null && $Object.hasOwnProperty.call(message, "subscribe"))
                    $root.ocean.object.Subscribe.encode(message.subscribe, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.commit != null && $Object.hasOwnProperty.call(message, "commit"))
                    $root.ocean.object.Commit.encode(message.commit, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.getNodes != null && $Object.hasOwnProperty.call(message, "getNodes"))
                    $root.ocean.object.GetNodes.encode(message.getNodes, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.nodes != null && $Object.hasOwnProperty.call(message, "nodes"))
                    $root.ocean.object.Nodes.encode(message.nodes, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.getBlocks != null && $Object.hasOwnProperty.call(message, "getBlocks"))
                    $root.ocean.object.GetBlocks.encode(message.getBlocks, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.blocks != null && $Object.hasOwnProperty.call(message, "blocks"))
                    $root.ocean.object.Blocks.encode(message.blocks, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.getHeartbeats != null && $Object.hasOwnProperty.call(message, "getHeartbeats"))
                    $root.ocean.object.GetHeartbeats.encode(message.getHeartbeats, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.heartbeats != null && $Object.hasOwnProperty.call(message, "heartbeats"))
                    $root.ocean.object.Heartbeats.encode(message.heartbeats, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.refused != null && $Object.hasOwnProperty.call(message, "refused"))
                    $root.ocean.object.Refused.encode(message.refused, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Envelope
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Envelope & ocean.object.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Envelope.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Envelope();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.create = $root.ocean.object.Create.decode(reader, reader.size(), $undefined, _depth + 1, message.create);
                            message.body = "create";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.submit = $root.ocean.object.Submit.decode(reader, reader.size(), $undefined, _depth + 1, message.submit);
                            message.body = "submit";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.result = $root.ocean.object.Result.decode(reader, reader.size(), $undefined, _depth + 1, message.result);
                            message.body = "result";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.subscribe = $root.ocean.object.Subscribe.decode(reader, reader.size(), $undefined, _depth + 1, message.subscribe);
                            message.body = "subscribe";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.commit = $root.ocean.object.Commit.decode(reader, reader.size(), $undefined, _depth + 1, message.commit);
                            message.body = "commit";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.getNodes = $root.ocean.object.GetNodes.decode(reader, reader.size(), $undefined, _depth + 1, message.getNodes);
                            message.body = "getNodes";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.nodes = $root.ocean.object.Nodes.decode(reader, reader.size(), $undefined, _depth + 1, message.nodes);
                            message.body = "nodes";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.getBlocks = $root.ocean.object.GetBlocks.decode(reader, reader.size(), $undefined, _depth + 1, message.getBlocks);
                            message.body = "getBlocks";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.blocks = $root.ocean.object.Blocks.decode(reader, reader.size(), $undefined, _depth + 1, message.blocks);
                            message.body = "blocks";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.getHeartbeats = $root.ocean.object.GetHeartbeats.decode(reader, reader.size(), $undefined, _depth + 1, message.getHeartbeats);
                            message.body = "getHeartbeats";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.heartbeats = $root.ocean.object.Heartbeats.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeats);
                            message.body = "heartbeats";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.refused = $root.ocean.object.Refused.decode(reader, reader.size(), $undefined, _depth + 1, message.refused);
                            message.body = "refused";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Envelope;
        })();

        object.HostedObject = (function() {

            /**
             * Properties of a HostedObject.
             * @typedef {Object} ocean.object.HostedObject.$Properties
             * @property {ocean.object.ObjectCertificate.$Properties|null} [object] HostedObject object
             * @property {ocean.object.Signed.$Properties|null} [ring] HostedObject ring
             * @property {ocean.object.CertifiedHeartbeat.$Properties|null} [heartbeat] HostedObject heartbeat
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a HostedObject.
             * @memberof ocean.object
             * @interface IHostedObject
             * @augments ocean.object.HostedObject.$Properties
             * @deprecated Use ocean.object.HostedObject.$Properties instead.
             */

            /**
             * Shape of a HostedObject.
             * @typedef {ocean.object.HostedObject.$Properties} ocean.object.HostedObject.$Shape
             */

            /**
             * Constructs a new HostedObject.
             * @memberof ocean.object
             * @classdesc Represents a HostedObject.
             * @constructor
             * @param {ocean.object.HostedObject.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const HostedObject = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * HostedObject object.
             * @member {ocean.object.ObjectCertificate.$Properties|null|undefined} object
             * @memberof ocean.object.HostedObject
             * @instance
             */
            HostedObject.prototype.object = null;

            /**
             * HostedObject ring.
             * @member {ocean.object.Signed.$Properties|null|undefined} ring
             * @memberof ocean.object.HostedObject
             * @instance
             */
            HostedObject.prototype.ring = null;

            /**
             * HostedObject heartbeat.
             * @member {ocean.object.CertifiedHeartbeat.$Properties|null|undefined} heartbeat
             * @memberof ocean.object.HostedObject
             * @instance
             */
            HostedObject.prototype.heartbeat = null;

            /**
             * Creates a new HostedObject instance using the specified properties.
             * @function create
             * @memberof ocean.object.HostedObject
             * @static
             * @param {ocean.object.HostedObject.$Properties=} [properties] Properties to set
             * @returns {ocean.object.HostedObject} HostedObject instance
             * @type {{
             *   (properties: ocean.object.HostedObject.$Shape): ocean.object.HostedObject & ocean.object.HostedObject.$Shape;
             *   (properties?: ocean.object.HostedObject.$Properties): ocean.object.HostedObject;
             * }}
             */
            HostedObject.create = function(properties) {
                return new HostedObject(properties);
            };

            /**
             * Encodes the specified HostedObject message. Does not implicitly {@link ocean.object.HostedObject.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.HostedObject
             * @static
             * @param {ocean.object.HostedObject.$Properties} message HostedObject message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            HostedObject.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.object != null && $Object.hasOwnProperty.call(message, "object"))
                    $root.ocean.object.ObjectCertificate.encode(message.object, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.ring != null && $Object.hasOwnProperty.call(message, "ring"))
                    $root.ocean.object.Signed.encode(message.ring, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                    $root.ocean.object.CertifiedHeartbeat.encode(message.heartbeat, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a HostedObject message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.HostedObject
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.HostedObject & ocean.object.HostedObject.$Shape} HostedObject
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            HostedObject.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.HostedObject();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.object = $root.ocean.object.ObjectCertificate.decode(reader, reader.size(), $undefined, _depth + 1, message.object);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.ring = $root.ocean.object.Signed.decode(reader, reader.size(), $undefined, _depth + 1, message.ring);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.heartbeat = $root.ocean.object.CertifiedHeartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return HostedObject;
        })();

        object.Outcome = (function() {

            /**
             * Properties of an Outcome.
             * @typedef {Object} ocean.object.Outcome.$Properties
             * @property {number|null} [sequence] Outcome sequence
             * @property {boolean|null} [committed] Outcome committed
             * @property {number|null} [clause] Outcome clause
             * @property {ocean.object.CertifiedHeartbeat.$Properties|null} [heartbeat] Outcome heartbeat
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Outcome.
             * @memberof ocean.object
             * @interface IOutcome
             * @augments ocean.object.Outcome.$Properties
             * @deprecated Use ocean.object.Outcome.$Properties instead.
             */

            /**
             * Shape of an Outcome.
             * @typedef {ocean.object.Outcome.$Properties} ocean.object.Outcome.$Shape
             */

            /**
             * Constructs a new Outcome.
             * @memberof ocean.object
             * @classdesc Represents an Outcome.
             * @constructor
             * @param {ocean.object.Outcome.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Outcome = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Outcome sequence.
             * @member {number} sequence
             * @memberof ocean.object.Outcome
             * @instance
             */
            Outcome.prototype.sequence = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Outcome committed.
             * @member {boolean} committed
             * @memberof ocean.object.Outcome
             * @instance
             */
            Outcome.prototype.committed = false;

            /**
             * Outcome clause.
             * @member {number} clause
             * @memberof ocean.object.Outcome
             * @instance
             */
            Outcome.prototype.clause = 0;

            /**
             * Outcome heartbeat.
             * @member {ocean.object.CertifiedHeartbeat.$Properties|null|undefined} heartbeat
             * @memberof ocean.object.Outcome
             * @instance
             */
            Outcome.prototype.heartbeat = null;

            /**
             * Creates a new Outcome instance using the specified properties.
             * @function create
             * @memberof ocean.object.Outcome
             * @static
             * @param {ocean.object.Outcome.$Properties=} [properties] Properties to set
             * @returns {ocean.object.Outcome} Outcome instance
             * @type {{
             *   (properties: ocean.object.Outcome.$Shape): ocean.object.Outcome & ocean.object.Outcome.$Shape;
             *   (properties?: ocean.object.Outcome.$Properties): ocean.object.Outcome;
             * }}
             */
            Outcome.create = function(properties) {
                return new Outcome(properties);
            };

            /**
             * Encodes the specified Outcome message. Does not implicitly {@link ocean.object.Outcome.verify|verify} messages.
             * @function encode
             * @memberof ocean.object.Outcome
             * @static
             * @param {ocean.object.Outcome.$Properties} message Outcome message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Outcome.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.sequence != null && $Object.hasOwnProperty.call(message, "sequence") && (typeof message.sequence === "object" ? message.sequence.low || message.sequence.high : message.sequence !== 0))
                    writer.uint32(/* id 1, wireType 0 =*/8).uint64(message.sequence);
                if (message.committed != null && $Object.hasOwnProperty.call(message, "committed") && message.committed !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.committed);
                if (message.clause != null && $Object.hasOwnProperty.call(message, "clause") && message.clause !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.clause);
                if (message.heartbeat != null && $Object.hasOwnProperty.call(message, "heartbeat"))
                    $root.ocean.object.CertifiedHeartbeat.encode(message.heartbeat, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Outcome message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.object.Outcome
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.object.Outcome & ocean.object.Outcome.$Shape} Outcome
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Outcome.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.object.Outcome();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.sequence = value;
                            else
                                delete message.sequence;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.committed = value;
                            else
                                delete message.committed;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.clause = value;
                            else
                                delete message.clause;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.heartbeat = $root.ocean.object.CertifiedHeartbeat.decode(reader, reader.size(), $undefined, _depth + 1, message.heartbeat);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Outcome;
        })();

        return object;
    })();

    ocean.common = (function() {

        /**
         * Namespace common.
         * @memberof ocean
         * @namespace
         */
        const common = {};

        common.NodeAddress = (function() {

            /**
             * Properties of a NodeAddress.
             * @typedef {Object} ocean.common.NodeAddress.$Properties
             * @property {Uint8Array|null} [nodeId] NodeAddress nodeId
             * @property {string|null} [host] NodeAddress host
             * @property {number|null} [port] NodeAddress port
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NodeAddress.
             * @memberof ocean.common
             * @interface INodeAddress
             * @augments ocean.common.NodeAddress.$Properties
             * @deprecated Use ocean.common.NodeAddress.$Properties instead.
             */

            /**
             * Shape of a NodeAddress.
             * @typedef {ocean.common.NodeAddress.$Properties} ocean.common.NodeAddress.$Shape
             */

            /**
             * Constructs a new NodeAddress.
             * @memberof ocean.common
             * @classdesc Represents a NodeAddress.
             * @constructor
             * @param {ocean.common.NodeAddress.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NodeAddress = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NodeAddress nodeId.
             * @member {Uint8Array} nodeId
             * @memberof ocean.common.NodeAddress
             * @instance
             */
            NodeAddress.prototype.nodeId = $util.newBuffer([]);

            /**
             * NodeAddress host.
             * @member {string} host
             * @memberof ocean.common.NodeAddress
             * @instance
             */
            NodeAddress.prototype.host = "";

            /**
             * NodeAddress port.
             * @member {number} port
             * @memberof ocean.common.NodeAddress
             * @instance
             */
            NodeAddress.prototype.port = 0;

            /**
             * Creates a new NodeAddress instance using the specified properties.
             * @function create
             * @memberof ocean.common.NodeAddress
             * @static
             * @param {ocean.common.NodeAddress.$Properties=} [properties] Properties to set
             * @returns {ocean.common.NodeAddress} NodeAddress instance
             * @type {{
             *   (properties: ocean.common.NodeAddress.$Shape): ocean.common.NodeAddress & ocean.common.NodeAddress.$Shape;
             *   (properties?: ocean.common.NodeAddress.$Properties): ocean.common.NodeAddress;
             * }}
             */
            NodeAddress.create = function(properties) {
                return new NodeAddress(properties);
            };

            /**
             * Encodes the specified NodeAddress message. Does not implicitly {@link ocean.common.NodeAddress.verify|verify} messages.
             * @function encode
             * @memberof ocean.common.NodeAddress
             * @static
             * @param {ocean.common.NodeAddress.$Properties} message NodeAddress message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NodeAddress.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeId != null && $Object.hasOwnProperty.call(message, "nodeId") && message.nodeId.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.nodeId);
                if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.host);
                if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.port);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NodeAddress message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.common.NodeAddress
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.common.NodeAddress & ocean.common.NodeAddress.$Shape} NodeAddress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NodeAddress.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.common.NodeAddress();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.nodeId = value;
                            else
                                delete message.nodeId;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.host = value;
                            else
                                delete message.host;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.port = value;
                            else
                                delete message.port;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return NodeAddress;
        })();

        return common;
    })();

    ocean.frame = (function() {

        /**
         * Namespace frame.
         * @memberof ocean
         * @namespace
         */
        const frame = {};

        /**
         * FrameKind enum.
         * @name ocean.frame.FrameKind
         * @enum {number}
         * @property {number} UNSPECIFIED=0 UNSPECIFIED value
         * @property {number} HELLO=1 HELLO value
         * @property {number} MESSAGE=2 MESSAGE value
         * @property {number} REQUEST=3 REQUEST value
         * @property {number} ANSWER=4 ANSWER value
         * @property {number} ERROR=5 ERROR value
         * @property {number} PING=6 PING value
         * @property {number} PONG=7 PONG value
         */
        frame.FrameKind = (function() {
            const valuesById = $Object.create(null), values = $Object.create(valuesById);
            values[valuesById[0] = "UNSPECIFIED"] = 0;
            values[valuesById[1] = "HELLO"] = 1;
            values[valuesById[2] = "MESSAGE"] = 2;
            values[valuesById[3] = "REQUEST"] = 3;
            values[valuesById[4] = "ANSWER"] = 4;
            values[valuesById[5] = "ERROR"] = 5;
            values[valuesById[6] = "PING"] = 6;
            values[valuesById[7] = "PONG"] = 7;
            return values;
        })();

        frame.FrameHead = (function() {

            /**
             * Properties of a FrameHead.
             * @typedef {Object} ocean.frame.FrameHead.$Properties
             * @property {ocean.frame.FrameKind|null} [kind] FrameHead kind
             * @property {number|null} [requestId] FrameHead requestId
             * @property {number|null} [room] FrameHead room
             * @property {number|null} [headerLength] FrameHead headerLength
             * @property {number|null} [payloadLength] FrameHead payloadLength
             * @property {number|null} [deadlineMs] FrameHead deadlineMs
             * @property {number|null} [errorKind] FrameHead errorKind
             * @property {string|null} [message] FrameHead message
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a FrameHead.
             * @memberof ocean.frame
             * @interface IFrameHead
             * @augments ocean.frame.FrameHead.$Properties
             * @deprecated Use ocean.frame.FrameHead.$Properties instead.
             */

            /**
             * Shape of a FrameHead.
             * @typedef {ocean.frame.FrameHead.$Properties} ocean.frame.FrameHead.$Shape
             */

            /**
             * Constructs a new FrameHead.
             * @memberof ocean.frame
             * @classdesc Represents a FrameHead.
             * @constructor
             * @param {ocean.frame.FrameHead.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const FrameHead = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * FrameHead kind.
             * @member {ocean.frame.FrameKind} kind
             * @memberof ocean.frame.FrameHead
             * @instance
             */
            FrameHead.prototype.kind = 0;

            /**
             * FrameHead requestId.
             * @member {number} requestId
             * @memberof ocean.frame.FrameHead
             * @instance
             */
            FrameHead.prototype.requestId = 0;

            /**
             * FrameHead room.
             * @member {number} room
             * @memberof ocean.frame.FrameHead
             * @instance
             */
            FrameHead.prototype.room = 0;

            /**
             * FrameHead headerLength.
             * @member {number} headerLength
             * @memberof ocean.frame.FrameHead
             * @instance
             */
            FrameHead.prototype.headerLength = 0;

            /**
             * FrameHead payloadLength.
             * @member {number} payloadLength
             * @memberof ocean.frame.FrameHead
             * @instance
             */
            FrameHead.prototype.payloadLength = 0;

            /**
             * FrameHead deadlineMs.
             * @member {number} deadlineMs
             * @memberof ocean.frame.FrameHead
             * @instance
             */
            FrameHead.prototype.deadlineMs = 0;

            /**
             * FrameHead errorKind.
             * @member {number} errorKind
             * @memberof ocean.frame.FrameHead
             * @instance
             */
            FrameHead.prototype.errorKind = 0;

            /**
             * FrameHead message.
             * @member {string} message
             * @memberof ocean.frame.FrameHead
             * @instance
             */
            FrameHead.prototype.message = "";

            /**
             * Creates a new FrameHead instance using the specified properties.
             * @function create
             * @memberof ocean.frame.FrameHead
             * @static
             * @param {ocean.frame.FrameHead.$Properties=} [properties] Properties to set
             * @returns {ocean.frame.FrameHead} FrameHead instance
             * @type {{
             *   (properties: ocean.frame.FrameHead.$Shape): ocean.frame.FrameHead & ocean.frame.FrameHead.$Shape;
             *   (properties?: ocean.frame.FrameHead.$Properties): ocean.frame.FrameHead;
             * }}
             */
            FrameHead.create = function(properties) {
                return new FrameHead(properties);
            };

            /**
             * Encodes the specified FrameHead message. Does not implicitly {@link ocean.frame.FrameHead.verify|verify} messages.
             * @function encode
             * @memberof ocean.frame.FrameHead
             * @static
             * @param {ocean.frame.FrameHead.$Properties} message FrameHead message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            FrameHead.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.kind != null && $Object.hasOwnProperty.call(message, "kind") && message.kind !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).int32(message.kind);
                if (message.requestId != null && $Object.hasOwnProperty.call(message, "requestId") && message.requestId !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.requestId);
                if (message.room != null && $Object.hasOwnProperty.call(message, "room") && message.room !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.room);
                if (message.headerLength != null && $Object.hasOwnProperty.call(message, "headerLength") && message.headerLength !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.headerLength);
                if (message.payloadLength != null && $Object.hasOwnProperty.call(message, "payloadLength") && message.payloadLength !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.payloadLength);
                if (message.deadlineMs != null && $Object.hasOwnProperty.call(message, "deadlineMs") && message.deadlineMs !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.deadlineMs);
                if (message.errorKind != null && $Object.hasOwnProperty.call(message, "errorKind") && message.errorKind !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.errorKind);
                if (message.message != null && $Object.hasOwnProperty.call(message, "message") && message.message !== "")
                    writer.uint32(/* id 8, wireType 2 =*/66).string(message.message);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a FrameHead message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.frame.FrameHead
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.frame.FrameHead & ocean.frame.FrameHead.$Shape} FrameHead
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            FrameHead.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.frame.FrameHead();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.kind = value;
                            else
                                delete message.kind;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.requestId = value;
                            else
                                delete message.requestId;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.room = value;
                            else
                                delete message.room;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.headerLength = value;
                            else
                                delete message.headerLength;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.payloadLength = value;
                            else
                                delete message.payloadLength;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.deadlineMs = value;
                            else
                                delete message.deadlineMs;
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.errorKind = value;
                            else
                                delete message.errorKind;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.message = value;
                            else
                                delete message.message;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return FrameHead;
        })();

        frame.Hello = (function() {

            /**
             * Properties of a Hello.
             * @typedef {Object} ocean.frame.Hello.$Properties
             * @property {number|null} [version] Hello version
             * @property {string|null} [host] Hello host
             * @property {number|null} [port] Hello port
             * @property {Uint8Array|null} [credential] Hello credential
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Hello.
             * @memberof ocean.frame
             * @interface IHello
             * @augments ocean.frame.Hello.$Properties
             * @deprecated Use ocean.frame.Hello.$Properties instead.
             */

            /**
             * Shape of a Hello.
             * @typedef {ocean.frame.Hello.$Properties} ocean.frame.Hello.$Shape
             */

            /**
             * Constructs a new Hello.
             * @memberof ocean.frame
             * @classdesc Represents a Hello.
             * @constructor
             * @param {ocean.frame.Hello.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Hello = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Hello version.
             * @member {number} version
             * @memberof ocean.frame.Hello
             * @instance
             */
            Hello.prototype.version = 0;

            /**
             * Hello host.
             * @member {string} host
             * @memberof ocean.frame.Hello
             * @instance
             */
            Hello.prototype.host = "";

            /**
             * Hello port.
             * @member {number} port
             * @memberof ocean.frame.Hello
             * @instance
             */
            Hello.prototype.port = 0;

            /**
             * Hello credential.
             * @member {Uint8Array} credential
             * @memberof ocean.frame.Hello
             * @instance
             */
            Hello.prototype.credential = $util.newBuffer([]);

            /**
             * Creates a new Hello instance using the specified properties.
             * @function create
             * @memberof ocean.frame.Hello
             * @static
             * @param {ocean.frame.Hello.$Properties=} [properties] Properties to set
             * @returns {ocean.frame.Hello} Hello instance
             * @type {{
             *   (properties: ocean.frame.Hello.$Shape): ocean.frame.Hello & ocean.frame.Hello.$Shape;
             *   (properties?: ocean.frame.Hello.$Properties): ocean.frame.Hello;
             * }}
             */
            Hello.create = function(properties) {
                return new Hello(properties);
            };

            /**
             * Encodes the specified Hello message. Does not implicitly {@link ocean.frame.Hello.verify|verify} messages.
             * @function encode
             * @memberof ocean.frame.Hello
             * @static
             * @param {ocean.frame.Hello.$Properties} message Hello message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Hello.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && message.version !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.version);
                if (message.host != null && $Object.hasOwnProperty.call(message, "host") && message.host !== "")
                    writer.uint32(/* id 2, wireType 2 =*/18).string(message.host);
                if (message.port != null && $Object.hasOwnProperty.call(message, "port") && message.port !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.port);
                if (message.credential != null && $Object.hasOwnProperty.call(message, "credential") && message.credential.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.credential);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.frame.Hello
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.frame.Hello & ocean.frame.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Hello.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.frame.Hello();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.stringVerify()).length)
                                message.host = value;
                            else
                                delete message.host;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.port = value;
                            else
                                delete message.port;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.credential = value;
                            else
                                delete message.credential;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Hello;
        })();

        return frame;
    })();

    ocean.pond = (function() {

        /**
         * Namespace pond.
         * @memberof ocean
         * @namespace
         */
        const pond = {};

        pond.Invitation = (function() {

            /**
             * Properties of an Invitation.
             * @typedef {Object} ocean.pond.Invitation.$Properties
             * @property {Uint8Array|null} [founder] Invitation founder
             * @property {Uint8Array|null} [inviteKey] Invitation inviteKey
             * @property {number|null} [expiresMs] Invitation expiresMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Invitation.
             * @memberof ocean.pond
             * @interface IInvitation
             * @augments ocean.pond.Invitation.$Properties
             * @deprecated Use ocean.pond.Invitation.$Properties instead.
             */

            /**
             * Shape of an Invitation.
             * @typedef {ocean.pond.Invitation.$Properties} ocean.pond.Invitation.$Shape
             */

            /**
             * Constructs a new Invitation.
             * @memberof ocean.pond
             * @classdesc Represents an Invitation.
             * @constructor
             * @param {ocean.pond.Invitation.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Invitation = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Invitation founder.
             * @member {Uint8Array} founder
             * @memberof ocean.pond.Invitation
             * @instance
             */
            Invitation.prototype.founder = $util.newBuffer([]);

            /**
             * Invitation inviteKey.
             * @member {Uint8Array} inviteKey
             * @memberof ocean.pond.Invitation
             * @instance
             */
            Invitation.prototype.inviteKey = $util.newBuffer([]);

            /**
             * Invitation expiresMs.
             * @member {number} expiresMs
             * @memberof ocean.pond.Invitation
             * @instance
             */
            Invitation.prototype.expiresMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Invitation instance using the specified properties.
             * @function create
             * @memberof ocean.pond.Invitation
             * @static
             * @param {ocean.pond.Invitation.$Properties=} [properties] Properties to set
             * @returns {ocean.pond.Invitation} Invitation instance
             * @type {{
             *   (properties: ocean.pond.Invitation.$Shape): ocean.pond.Invitation & ocean.pond.Invitation.$Shape;
             *   (properties?: ocean.pond.Invitation.$Properties): ocean.pond.Invitation;
             * }}
             */
            Invitation.create = function(properties) {
                return new Invitation(properties);
            };

            /**
             * Encodes the specified Invitation message. Does not implicitly {@link ocean.pond.Invitation.verify|verify} messages.
             * @function encode
             * @memberof ocean.pond.Invitation
             * @static
             * @param {ocean.pond.Invitation.$Properties} message Invitation message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Invitation.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.founder != null && $Object.hasOwnProperty.call(message, "founder") && message.founder.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.founder);
                if (message.inviteKey != null && $Object.hasOwnProperty.call(message, "inviteKey") && message.inviteKey.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.inviteKey);
                if (message.expiresMs != null && $Object.hasOwnProperty.call(message, "expiresMs") && (typeof message.expiresMs === "object" ? message.expiresMs.low || message.expiresMs.high : message.expiresMs !== 0))
                    writer.uint32(/* id 3, wireType 0 =*/24).uint64(message.expiresMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Invitation message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.pond.Invitation
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.pond.Invitation & ocean.pond.Invitation.$Shape} Invitation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Invitation.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.pond.Invitation();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.founder = value;
                            else
                                delete message.founder;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.inviteKey = value;
                            else
                                delete message.inviteKey;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.expiresMs = value;
                            else
                                delete message.expiresMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Invitation;
        })();

        pond.Member = (function() {

            /**
             * Properties of a Member.
             * @typedef {Object} ocean.pond.Member.$Properties
             * @property {Uint8Array|null} [nodeKey] Member nodeKey
             * @property {number|null} [joinedMs] Member joinedMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Member.
             * @memberof ocean.pond
             * @interface IMember
             * @augments ocean.pond.Member.$Properties
             * @deprecated Use ocean.pond.Member.$Properties instead.
             */

            /**
             * Shape of a Member.
             * @typedef {ocean.pond.Member.$Properties} ocean.pond.Member.$Shape
             */

            /**
             * Constructs a new Member.
             * @memberof ocean.pond
             * @classdesc Represents a Member.
             * @constructor
             * @param {ocean.pond.Member.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Member = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Member nodeKey.
             * @member {Uint8Array} nodeKey
             * @memberof ocean.pond.Member
             * @instance
             */
            Member.prototype.nodeKey = $util.newBuffer([]);

            /**
             * Member joinedMs.
             * @member {number} joinedMs
             * @memberof ocean.pond.Member
             * @instance
             */
            Member.prototype.joinedMs = $util.Long ? $util.Long.fromBits(0,0,true) : 0;

            /**
             * Creates a new Member instance using the specified properties.
             * @function create
             * @memberof ocean.pond.Member
             * @static
             * @param {ocean.pond.Member.$Properties=} [properties] Properties to set
             * @returns {ocean.pond.Member} Member instance
             * @type {{
             *   (properties: ocean.pond.Member.$Shape): ocean.pond.Member & ocean.pond.Member.$Shape;
             *   (properties?: ocean.pond.Member.$Properties): ocean.pond.Member;
             * }}
             */
            Member.create = function(properties) {
                return new Member(properties);
            };

            /**
             * Encodes the specified Member message. Does not implicitly {@link ocean.pond.Member.verify|verify} messages.
             * @function encode
             * @memberof ocean.pond.Member
             * @static
             * @param {ocean.pond.Member.$Properties} message Member message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Member.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodeKey != null && $Object.hasOwnProperty.call(message, "nodeKey") && message.nodeKey.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.nodeKey);
                if (message.joinedMs != null && $Object.hasOwnProperty.call(message, "joinedMs") && (typeof message.joinedMs === "object" ? message.joinedMs.low || message.joinedMs.high : message.joinedMs !== 0))
                    writer.uint32(/* id 2, wireType 0 =*/16).uint64(message.joinedMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Member message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.pond.Member
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.pond.Member & ocean.pond.Member.$Shape} Member
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Member.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.pond.Member();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.nodeKey = value;
                            else
                                delete message.nodeKey;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.uint64()) === "object" ? value.low || value.high : value !== 0)
                                message.joinedMs = value;
                            else
                                delete message.joinedMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Member;
        })();

        pond.Credential = (function() {

            /**
             * Properties of a Credential.
             * @typedef {Object} ocean.pond.Credential.$Properties
             * @property {ocean.object.Signed.$Properties|null} [invitation] Credential invitation
             * @property {ocean.object.Signed.$Properties|null} [member] Credential member
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Credential.
             * @memberof ocean.pond
             * @interface ICredential
             * @augments ocean.pond.Credential.$Properties
             * @deprecated Use ocean.pond.Credential.$Properties instead.
             */

            /**
             * Shape of a Credential.
             * @typedef {ocean.pond.Credential.$Properties} ocean.pond.Credential.$Shape
             */

            /**
             * Constructs a new Credential.
             * @memberof ocean.pond
             * @classdesc Represents a Credential.
             * @constructor
             * @param {ocean.pond.Credential.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Credential = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Credential invitation.
             * @member {ocean.object.Signed.$Properties|null|undefined} invitation
             * @memberof ocean.pond.Credential
             * @instance
             */
            Credential.prototype.invitation = null;

            /**
             * Credential member.
             * @member {ocean.object.Signed.$Properties|null|undefined} member
             * @memberof ocean.pond.Credential
             * @instance
             */
            Credential.prototype.member = null;

            /**
             * Creates a new Credential instance using the specified properties.
             * @function create
             * @memberof ocean.pond.Credential
             * @static
             * @param {ocean.pond.Credential.$Properties=} [properties] Properties to set
             * @returns {ocean.pond.Credential} Credential instance
             * @type {{
             *   (properties: ocean.pond.Credential.$Shape): ocean.pond.Credential & ocean.pond.Credential.$Shape;
             *   (properties?: ocean.pond.Credential.$Properties): ocean.pond.Credential;
             * }}
             */
            Credential.create = function(properties) {
                return new Credential(properties);
            };

            /**
             * Encodes the specified Credential message. Does not implicitly {@link ocean.pond.Credential.verify|verify} messages.
             * @function encode
             * @memberof ocean.pond.Credential
             * @static
             * @param {ocean.pond.Credential.$Properties} message Credential message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Credential.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.invitation != null && $Object.hasOwnProperty.call(message, "invitation"))
                    $root.ocean.object.Signed.encode(message.invitation, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.member != null && $Object.hasOwnProperty.call(message, "member"))
                    $root.ocean.object.Signed.encode(message.member, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Credential message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.pond.Credential
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.pond.Credential & ocean.pond.Credential.$Shape} Credential
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Credential.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.pond.Credential();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.invitation = $root.ocean.object.Signed.decode(reader, reader.size(), $undefined, _depth + 1, message.invitation);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.member = $root.ocean.object.Signed.decode(reader, reader.size(), $undefined, _depth + 1, message.member);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Credential;
        })();

        return pond;
    })();

    ocean.tapestry = (function() {

        /**
         * Namespace tapestry.
         * @memberof ocean
         * @namespace
         */
        const tapestry = {};

        tapestry.Route = (function() {

            /**
             * Properties of a Route.
             * @typedef {Object} ocean.tapestry.Route.$Properties
             * @property {Uint8Array|null} [target] Route target
             * @property {number|null} [level] Route level
             * @property {number|null} [hopCount] Route hopCount
             * @property {ocean.common.NodeAddress.$Properties|null} [origin] Route origin
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Route.
             * @memberof ocean.tapestry
             * @interface IRoute
             * @augments ocean.tapestry.Route.$Properties
             * @deprecated Use ocean.tapestry.Route.$Properties instead.
             */

            /**
             * Shape of a Route.
             * @typedef {ocean.tapestry.Route.$Properties} ocean.tapestry.Route.$Shape
             */

            /**
             * Constructs a new Route.
             * @memberof ocean.tapestry
             * @classdesc Represents a Route.
             * @constructor
             * @param {ocean.tapestry.Route.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Route = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Route target.
             * @member {Uint8Array} target
             * @memberof ocean.tapestry.Route
             * @instance
             */
            Route.prototype.target = $util.newBuffer([]);

            /**
             * Route level.
             * @member {number} level
             * @memberof ocean.tapestry.Route
             * @instance
             */
            Route.prototype.level = 0;

            /**
             * Route hopCount.
             * @member {number} hopCount
             * @memberof ocean.tapestry.Route
             * @instance
             */
            Route.prototype.hopCount = 0;

            /**
             * Route origin.
             * @member {ocean.common.NodeAddress.$Properties|null|undefined} origin
             * @memberof ocean.tapestry.Route
             * @instance
             */
            Route.prototype.origin = null;

            /**
             * Creates a new Route instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Route
             * @static
             * @param {ocean.tapestry.Route.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Route} Route instance
             * @type {{
             *   (properties: ocean.tapestry.Route.$Shape): ocean.tapestry.Route & ocean.tapestry.Route.$Shape;
             *   (properties?: ocean.tapestry.Route.$Properties): ocean.tapestry.Route;
             * }}
             */
            Route.create = function(properties) {
                return new Route(properties);
            };

            /**
             * Encodes the specified Route message. Does not implicitly {@link ocean.tapestry.Route.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Route
             * @static
             * @param {ocean.tapestry.Route.$Properties} message Route message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Route.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.target != null && $Object.hasOwnProperty.call(message, "target") && message.target.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.target);
                if (message.level != null && $Object.hasOwnProperty.call(message, "level") && message.level !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.level);
                if (message.hopCount != null && $Object.hasOwnProperty.call(message, "hopCount") && message.hopCount !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.hopCount);
                if (message.origin != null && $Object.hasOwnProperty.call(message, "origin"))
                    $root.ocean.common.NodeAddress.encode(message.origin, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Route message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Route
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Route & ocean.tapestry.Route.$Shape} Route
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Route.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Route();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.target = value;
                            else
                                delete message.target;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.level = value;
                            else
                                delete message.level;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.hopCount = value;
                            else
                                delete message.hopCount;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.origin = $root.ocean.common.NodeAddress.decode(reader, reader.size(), $undefined, _depth + 1, message.origin);
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Route;
        })();

        tapestry.Beacon = (function() {

            /**
             * Properties of a Beacon.
             * @typedef {Object} ocean.tapestry.Beacon.$Properties
             * @property {number|null} [number] Beacon number
             * @property {boolean|null} [inserting] Beacon inserting
             * @property {Uint8Array|null} [holes] Beacon holes
             * @property {number|null} [incarnation] Beacon incarnation
             * @property {number|null} [closerThanMs] Beacon closerThanMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Beacon.
             * @memberof ocean.tapestry
             * @interface IBeacon
             * @augments ocean.tapestry.Beacon.$Properties
             * @deprecated Use ocean.tapestry.Beacon.$Properties instead.
             */

            /**
             * Shape of a Beacon.
             * @typedef {ocean.tapestry.Beacon.$Properties} ocean.tapestry.Beacon.$Shape
             */

            /**
             * Constructs a new Beacon.
             * @memberof ocean.tapestry
             * @classdesc Represents a Beacon.
             * @constructor
             * @param {ocean.tapestry.Beacon.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Beacon = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Beacon number.
             * @member {number} number
             * @memberof ocean.tapestry.Beacon
             * @instance
             */
            Beacon.prototype.number = 0;

            /**
             * Beacon inserting.
             * @member {boolean} inserting
             * @memberof ocean.tapestry.Beacon
             * @instance
             */
            Beacon.prototype.inserting = false;

            /**
             * Beacon holes.
             * @member {Uint8Array} holes
             * @memberof ocean.tapestry.Beacon
             * @instance
             */
            Beacon.prototype.holes = $util.newBuffer([]);

            /**
             * Beacon incarnation.
             * @member {number} incarnation
             * @memberof ocean.tapestry.Beacon
             * @instance
             */
            Beacon.prototype.incarnation = 0;

            /**
             * Beacon closerThanMs.
             * @member {number} closerThanMs
             * @memberof ocean.tapestry.Beacon
             * @instance
             */
            Beacon.prototype.closerThanMs = 0;

            /**
             * Creates a new Beacon instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Beacon
             * @static
             * @param {ocean.tapestry.Beacon.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Beacon} Beacon instance
             * @type {{
             *   (properties: ocean.tapestry.Beacon.$Shape): ocean.tapestry.Beacon & ocean.tapestry.Beacon.$Shape;
             *   (properties?: ocean.tapestry.Beacon.$Properties): ocean.tapestry.Beacon;
             * }}
             */
            Beacon.create = function(properties) {
                return new Beacon(properties);
            };

            /**
             * Encodes the specified Beacon message. Does not implicitly {@link ocean.tapestry.Beacon.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Beacon
             * @static
             * @param {ocean.tapestry.Beacon.$Properties} message Beacon message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Beacon.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.number);
                if (message.inserting != null && $Object.hasOwnProperty.call(message, "inserting") && message.inserting !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.inserting);
                if (message.holes != null && $Object.hasOwnProperty.call(message, "holes") && message.holes.length)
                    writer.uint32(/* id 3, wireType 2 =*/26).bytes(message.holes);
                if (message.closerThanMs != null && $Object.hasOwnProperty.call(message, "closerThanMs") && message.closerThanMs !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.closerThanMs);
                if (message.incarnation != null && $Object.hasOwnProperty.call(message, "incarnation") && message.incarnation !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.incarnation);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Beacon message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Beacon
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Beacon & ocean.tapestry.Beacon.$Shape} Beacon
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Beacon.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Beacon();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.number = value;
                            else
                                delete message.number;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.inserting = value;
                            else
                                delete message.inserting;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.holes = value;
                            else
                                delete message.holes;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.incarnation = value;
                            else
                                delete message.incarnation;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.closerThanMs = value;
                            else
                                delete message.closerThanMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Beacon;
        })();

        tapestry.Nodes = (function() {

            /**
             * Properties of a Nodes.
             * @typedef {Object} ocean.tapestry.Nodes.$Properties
             * @property {Array.<ocean.common.NodeAddress.$Properties>|null} [nodes] Nodes nodes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Nodes.
             * @memberof ocean.tapestry
             * @interface INodes
             * @augments ocean.tapestry.Nodes.$Properties
             * @deprecated Use ocean.tapestry.Nodes.$Properties instead.
             */

            /**
             * Shape of a Nodes.
             * @typedef {ocean.tapestry.Nodes.$Properties} ocean.tapestry.Nodes.$Shape
             */

            /**
             * Constructs a new Nodes.
             * @memberof ocean.tapestry
             * @classdesc Represents a Nodes.
             * @constructor
             * @param {ocean.tapestry.Nodes.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Nodes = function (properties) {
                this.nodes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Nodes nodes.
             * @member {Array.<ocean.common.NodeAddress.$Properties>} nodes
             * @memberof ocean.tapestry.Nodes
             * @instance
             */
            Nodes.prototype.nodes = $util.emptyArray;

            /**
             * Creates a new Nodes instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Nodes
             * @static
             * @param {ocean.tapestry.Nodes.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Nodes} Nodes instance
             * @type {{
             *   (properties: ocean.tapestry.Nodes.$Shape): ocean.tapestry.Nodes & ocean.tapestry.Nodes.$Shape;
             *   (properties?: ocean.tapestry.Nodes.$Properties): ocean.tapestry.Nodes;
             * }}
             */
            Nodes.create = function(properties) {
                return new Nodes(properties);
            };

            /**
             * Encodes the specified Nodes message. Does not implicitly {@link ocean.tapestry.Nodes.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Nodes
             * @static
             * @param {ocean.tapestry.Nodes.$Properties} message Nodes message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Nodes.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodes != null && message.nodes.length)
                    for (let i = 0; i < message.nodes.length; ++i)
                        $root.ocean.common.NodeAddress.encode(message.nodes[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Nodes message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Nodes
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Nodes & ocean.tapestry.Nodes.$Shape} Nodes
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Nodes.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Nodes();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.nodes && message.nodes.length))
                                message.nodes = [];
                            message.nodes.push($root.ocean.common.NodeAddress.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Nodes;
        })();

        tapestry.GetNodes = (function() {

            /**
             * Properties of a GetNodes.
             * @typedef {Object} ocean.tapestry.GetNodes.$Properties
             * @property {Uint8Array|null} [wanted] GetNodes wanted
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetNodes.
             * @memberof ocean.tapestry
             * @interface IGetNodes
             * @augments ocean.tapestry.GetNodes.$Properties
             * @deprecated Use ocean.tapestry.GetNodes.$Properties instead.
             */

            /**
             * Shape of a GetNodes.
             * @typedef {ocean.tapestry.GetNodes.$Properties} ocean.tapestry.GetNodes.$Shape
             */

            /**
             * Constructs a new GetNodes.
             * @memberof ocean.tapestry
             * @classdesc Represents a GetNodes.
             * @constructor
             * @param {ocean.tapestry.GetNodes.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetNodes = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetNodes wanted.
             * @member {Uint8Array} wanted
             * @memberof ocean.tapestry.GetNodes
             * @instance
             */
            GetNodes.prototype.wanted = $util.newBuffer([]);

            /**
             * Creates a new GetNodes instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.GetNodes
             * @static
             * @param {ocean.tapestry.GetNodes.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.GetNodes} GetNodes instance
             * @type {{
             *   (properties: ocean.tapestry.GetNodes.$Shape): ocean.tapestry.GetNodes & ocean.tapestry.GetNodes.$Shape;
             *   (properties?: ocean.tapestry.GetNodes.$Properties): ocean.tapestry.GetNodes;
             * }}
             */
            GetNodes.create = function(properties) {
                return new GetNodes(properties);
            };

            /**
             * Encodes the specified GetNodes message. Does not implicitly {@link ocean.tapestry.GetNodes.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.GetNodes
             * @static
             * @param {ocean.tapestry.GetNodes.$Properties} message GetNodes message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetNodes.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.wanted != null && $Object.hasOwnProperty.call(message, "wanted") && message.wanted.length)
                    writer.uint32(/* id 1, wireType 2 =*/10).bytes(message.wanted);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetNodes message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.GetNodes
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.GetNodes & ocean.tapestry.GetNodes.$Shape} GetNodes
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetNodes.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.GetNodes();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.wanted = value;
                            else
                                delete message.wanted;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetNodes;
        })();

        tapestry.Backpointer = (function() {

            /**
             * Properties of a Backpointer.
             * @typedef {Object} ocean.tapestry.Backpointer.$Properties
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Backpointer.
             * @memberof ocean.tapestry
             * @interface IBackpointer
             * @augments ocean.tapestry.Backpointer.$Properties
             * @deprecated Use ocean.tapestry.Backpointer.$Properties instead.
             */

            /**
             * Shape of a Backpointer.
             * @typedef {ocean.tapestry.Backpointer.$Properties} ocean.tapestry.Backpointer.$Shape
             */

            /**
             * Constructs a new Backpointer.
             * @memberof ocean.tapestry
             * @classdesc Represents a Backpointer.
             * @constructor
             * @param {ocean.tapestry.Backpointer.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Backpointer = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Creates a new Backpointer instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Backpointer
             * @static
             * @param {ocean.tapestry.Backpointer.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Backpointer} Backpointer instance
             * @type {{
             *   (properties: ocean.tapestry.Backpointer.$Shape): ocean.tapestry.Backpointer & ocean.tapestry.Backpointer.$Shape;
             *   (properties?: ocean.tapestry.Backpointer.$Properties): ocean.tapestry.Backpointer;
             * }}
             */
            Backpointer.create = function(properties) {
                return new Backpointer(properties);
            };

            /**
             * Encodes the specified Backpointer message. Does not implicitly {@link ocean.tapestry.Backpointer.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Backpointer
             * @static
             * @param {ocean.tapestry.Backpointer.$Properties} message Backpointer message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Backpointer.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Backpointer message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Backpointer
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Backpointer & ocean.tapestry.Backpointer.$Shape} Backpointer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Backpointer.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Backpointer();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    reader.skipType(tag & 7, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Backpointer;
        })();

        tapestry.Leaving = (function() {

            /**
             * Properties of a Leaving.
             * @typedef {Object} ocean.tapestry.Leaving.$Properties
             * @property {Array.<ocean.common.NodeAddress.$Properties>|null} [nodes] Leaving nodes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Leaving.
             * @memberof ocean.tapestry
             * @interface ILeaving
             * @augments ocean.tapestry.Leaving.$Properties
             * @deprecated Use ocean.tapestry.Leaving.$Properties instead.
             */

            /**
             * Shape of a Leaving.
             * @typedef {ocean.tapestry.Leaving.$Properties} ocean.tapestry.Leaving.$Shape
             */

            /**
             * Constructs a new Leaving.
             * @memberof ocean.tapestry
             * @classdesc Represents a Leaving.
             * @constructor
             * @param {ocean.tapestry.Leaving.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Leaving = function (properties) {
                this.nodes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Leaving nodes.
             * @member {Array.<ocean.common.NodeAddress.$Properties>} nodes
             * @memberof ocean.tapestry.Leaving
             * @instance
             */
            Leaving.prototype.nodes = $util.emptyArray;

            /**
             * Creates a new Leaving instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Leaving
             * @static
             * @param {ocean.tapestry.Leaving.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Leaving} Leaving instance
             * @type {{
             *   (properties: ocean.tapestry.Leaving.$Shape): ocean.tapestry.Leaving & ocean.tapestry.Leaving.$Shape;
             *   (properties?: ocean.tapestry.Leaving.$Properties): ocean.tapestry.Leaving;
             * }}
             */
            Leaving.create = function(properties) {
                return new Leaving(properties);
            };

            /**
             * Encodes the specified Leaving message. Does not implicitly {@link ocean.tapestry.Leaving.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Leaving
             * @static
             * @param {ocean.tapestry.Leaving.$Properties} message Leaving message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Leaving.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.nodes != null && message.nodes.length)
                    for (let i = 0; i < message.nodes.length; ++i)
                        $root.ocean.common.NodeAddress.encode(message.nodes[i], writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Leaving message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Leaving
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Leaving & ocean.tapestry.Leaving.$Shape} Leaving
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Leaving.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Leaving();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            if (!(message.nodes && message.nodes.length))
                                message.nodes = [];
                            message.nodes.push($root.ocean.common.NodeAddress.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Leaving;
        })();

        tapestry.Join = (function() {

            /**
             * Properties of a Join.
             * @typedef {Object} ocean.tapestry.Join.$Properties
             * @property {ocean.tapestry.Route.$Properties|null} [route] Join route
             * @property {number|null} [session] Join session
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Join.
             * @memberof ocean.tapestry
             * @interface IJoin
             * @augments ocean.tapestry.Join.$Properties
             * @deprecated Use ocean.tapestry.Join.$Properties instead.
             */

            /**
             * Shape of a Join.
             * @typedef {ocean.tapestry.Join.$Properties} ocean.tapestry.Join.$Shape
             */

            /**
             * Constructs a new Join.
             * @memberof ocean.tapestry
             * @classdesc Represents a Join.
             * @constructor
             * @param {ocean.tapestry.Join.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Join = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Join route.
             * @member {ocean.tapestry.Route.$Properties|null|undefined} route
             * @memberof ocean.tapestry.Join
             * @instance
             */
            Join.prototype.route = null;

            /**
             * Join session.
             * @member {number} session
             * @memberof ocean.tapestry.Join
             * @instance
             */
            Join.prototype.session = 0;

            /**
             * Creates a new Join instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Join
             * @static
             * @param {ocean.tapestry.Join.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Join} Join instance
             * @type {{
             *   (properties: ocean.tapestry.Join.$Shape): ocean.tapestry.Join & ocean.tapestry.Join.$Shape;
             *   (properties?: ocean.tapestry.Join.$Properties): ocean.tapestry.Join;
             * }}
             */
            Join.create = function(properties) {
                return new Join(properties);
            };

            /**
             * Encodes the specified Join message. Does not implicitly {@link ocean.tapestry.Join.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Join
             * @static
             * @param {ocean.tapestry.Join.$Properties} message Join message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Join.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.route != null && $Object.hasOwnProperty.call(message, "route"))
                    $root.ocean.tapestry.Route.encode(message.route, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.session);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Join message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Join
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Join & ocean.tapestry.Join.$Shape} Join
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Join.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Join();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.route = $root.ocean.tapestry.Route.decode(reader, reader.size(), $undefined, _depth + 1, message.route);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.session = value;
                            else
                                delete message.session;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Join;
        })();

        tapestry.JoinAnswer = (function() {

            /**
             * Properties of a JoinAnswer.
             * @typedef {Object} ocean.tapestry.JoinAnswer.$Properties
             * @property {number|null} [session] JoinAnswer session
             * @property {Array.<ocean.common.NodeAddress.$Properties>|null} [nodes] JoinAnswer nodes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a JoinAnswer.
             * @memberof ocean.tapestry
             * @interface IJoinAnswer
             * @augments ocean.tapestry.JoinAnswer.$Properties
             * @deprecated Use ocean.tapestry.JoinAnswer.$Properties instead.
             */

            /**
             * Shape of a JoinAnswer.
             * @typedef {ocean.tapestry.JoinAnswer.$Properties} ocean.tapestry.JoinAnswer.$Shape
             */

            /**
             * Constructs a new JoinAnswer.
             * @memberof ocean.tapestry
             * @classdesc Represents a JoinAnswer.
             * @constructor
             * @param {ocean.tapestry.JoinAnswer.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const JoinAnswer = function (properties) {
                this.nodes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * JoinAnswer session.
             * @member {number} session
             * @memberof ocean.tapestry.JoinAnswer
             * @instance
             */
            JoinAnswer.prototype.session = 0;

            /**
             * JoinAnswer nodes.
             * @member {Array.<ocean.common.NodeAddress.$Properties>} nodes
             * @memberof ocean.tapestry.JoinAnswer
             * @instance
             */
            JoinAnswer.prototype.nodes = $util.emptyArray;

            /**
             * Creates a new JoinAnswer instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.JoinAnswer
             * @static
             * @param {ocean.tapestry.JoinAnswer.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.JoinAnswer} JoinAnswer instance
             * @type {{
             *   (properties: ocean.tapestry.JoinAnswer.$Shape): ocean.tapestry.JoinAnswer & ocean.tapestry.JoinAnswer.$Shape;
             *   (properties?: ocean.tapestry.JoinAnswer.$Properties): ocean.tapestry.JoinAnswer;
             * }}
             */
            JoinAnswer.create = function(properties) {
                return new JoinAnswer(properties);
            };

            /**
             * Encodes the specified JoinAnswer message. Does not implicitly {@link ocean.tapestry.JoinAnswer.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.JoinAnswer
             * @static
             * @param {ocean.tapestry.JoinAnswer.$Properties} message JoinAnswer message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            JoinAnswer.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.session);
                if (message.nodes != null && message.nodes.length)
                    for (let i = 0; i < message.nodes.length; ++i)
                        $root.ocean.common.NodeAddress.encode(message.nodes[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a JoinAnswer message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.JoinAnswer
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.JoinAnswer & ocean.tapestry.JoinAnswer.$Shape} JoinAnswer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            JoinAnswer.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.JoinAnswer();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.session = value;
                            else
                                delete message.session;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.nodes && message.nodes.length))
                                message.nodes = [];
                            message.nodes.push($root.ocean.common.NodeAddress.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return JoinAnswer;
        })();

        tapestry.Multicast = (function() {

            /**
             * Properties of a Multicast.
             * @typedef {Object} ocean.tapestry.Multicast.$Properties
             * @property {number|null} [session] Multicast session
             * @property {ocean.common.NodeAddress.$Properties|null} [joiner] Multicast joiner
             * @property {number|null} [prefixLength] Multicast prefixLength
             * @property {Uint8Array|null} [watchlist] Multicast watchlist
             * @property {boolean|null} [pinned] Multicast pinned
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Multicast.
             * @memberof ocean.tapestry
             * @interface IMulticast
             * @augments ocean.tapestry.Multicast.$Properties
             * @deprecated Use ocean.tapestry.Multicast.$Properties instead.
             */

            /**
             * Shape of a Multicast.
             * @typedef {ocean.tapestry.Multicast.$Properties} ocean.tapestry.Multicast.$Shape
             */

            /**
             * Constructs a new Multicast.
             * @memberof ocean.tapestry
             * @classdesc Represents a Multicast.
             * @constructor
             * @param {ocean.tapestry.Multicast.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Multicast = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Multicast session.
             * @member {number} session
             * @memberof ocean.tapestry.Multicast
             * @instance
             */
            Multicast.prototype.session = 0;

            /**
             * Multicast joiner.
             * @member {ocean.common.NodeAddress.$Properties|null|undefined} joiner
             * @memberof ocean.tapestry.Multicast
             * @instance
             */
            Multicast.prototype.joiner = null;

            /**
             * Multicast prefixLength.
             * @member {number} prefixLength
             * @memberof ocean.tapestry.Multicast
             * @instance
             */
            Multicast.prototype.prefixLength = 0;

            /**
             * Multicast watchlist.
             * @member {Uint8Array} watchlist
             * @memberof ocean.tapestry.Multicast
             * @instance
             */
            Multicast.prototype.watchlist = $util.newBuffer([]);

            /**
             * Multicast pinned.
             * @member {boolean} pinned
             * @memberof ocean.tapestry.Multicast
             * @instance
             */
            Multicast.prototype.pinned = false;

            /**
             * Creates a new Multicast instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Multicast
             * @static
             * @param {ocean.tapestry.Multicast.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Multicast} Multicast instance
             * @type {{
             *   (properties: ocean.tapestry.Multicast.$Shape): ocean.tapestry.Multicast & ocean.tapestry.Multicast.$Shape;
             *   (properties?: ocean.tapestry.Multicast.$Properties): ocean.tapestry.Multicast;
             * }}
             */
            Multicast.create = function(properties) {
                return new Multicast(properties);
            };

            /**
             * Encodes the specified Multicast message. Does not implicitly {@link ocean.tapestry.Multicast.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Multicast
             * @static
             * @param {ocean.tapestry.Multicast.$Properties} message Multicast message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Multicast.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.session);
                if (message.joiner != null && $Object.hasOwnProperty.call(message, "joiner"))
                    $root.ocean.common.NodeAddress.encode(message.joiner, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.prefixLength != null && $Object.hasOwnProperty.call(message, "prefixLength") && message.prefixLength !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.prefixLength);
                if (message.watchlist != null && $Object.hasOwnProperty.call(message, "watchlist") && message.watchlist.length)
                    writer.uint32(/* id 4, wireType 2 =*/34).bytes(message.watchlist);
                if (message.pinned != null && $Object.hasOwnProperty.call(message, "pinned") && message.pinned !== false)
                    writer.uint32(/* id 5, wireType 0 =*/40).bool(message.pinned);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Multicast message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Multicast
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Multicast & ocean.tapestry.Multicast.$Shape} Multicast
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Multicast.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Multicast();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.session = value;
                            else
                                delete message.session;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.joiner = $root.ocean.common.NodeAddress.decode(reader, reader.size(), $undefined, _depth + 1, message.joiner);
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.prefixLength = value;
                            else
                                delete message.prefixLength;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.watchlist = value;
                            else
                                delete message.watchlist;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.pinned = value;
                            else
                                delete message.pinned;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Multicast;
        })();

        tapestry.MulticastAck = (function() {

            /**
             * Properties of a MulticastAck.
             * @typedef {Object} ocean.tapestry.MulticastAck.$Properties
             * @property {number|null} [session] MulticastAck session
             * @property {Uint8Array|null} [joiner] MulticastAck joiner
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a MulticastAck.
             * @memberof ocean.tapestry
             * @interface IMulticastAck
             * @augments ocean.tapestry.MulticastAck.$Properties
             * @deprecated Use ocean.tapestry.MulticastAck.$Properties instead.
             */

            /**
             * Shape of a MulticastAck.
             * @typedef {ocean.tapestry.MulticastAck.$Properties} ocean.tapestry.MulticastAck.$Shape
             */

            /**
             * Constructs a new MulticastAck.
             * @memberof ocean.tapestry
             * @classdesc Represents a MulticastAck.
             * @constructor
             * @param {ocean.tapestry.MulticastAck.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const MulticastAck = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * MulticastAck session.
             * @member {number} session
             * @memberof ocean.tapestry.MulticastAck
             * @instance
             */
            MulticastAck.prototype.session = 0;

            /**
             * MulticastAck joiner.
             * @member {Uint8Array} joiner
             * @memberof ocean.tapestry.MulticastAck
             * @instance
             */
            MulticastAck.prototype.joiner = $util.newBuffer([]);

            /**
             * Creates a new MulticastAck instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.MulticastAck
             * @static
             * @param {ocean.tapestry.MulticastAck.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.MulticastAck} MulticastAck instance
             * @type {{
             *   (properties: ocean.tapestry.MulticastAck.$Shape): ocean.tapestry.MulticastAck & ocean.tapestry.MulticastAck.$Shape;
             *   (properties?: ocean.tapestry.MulticastAck.$Properties): ocean.tapestry.MulticastAck;
             * }}
             */
            MulticastAck.create = function(properties) {
                return new MulticastAck(properties);
            };

            /**
             * Encodes the specified MulticastAck message. Does not implicitly {@link ocean.tapestry.MulticastAck.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.MulticastAck
             * @static
             * @param {ocean.tapestry.MulticastAck.$Properties} message MulticastAck message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            MulticastAck.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.session);
                if (message.joiner != null && $Object.hasOwnProperty.call(message, "joiner") && message.joiner.length)
                    writer.uint32(/* id 2, wireType 2 =*/18).bytes(message.joiner);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a MulticastAck message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.MulticastAck
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.MulticastAck & ocean.tapestry.MulticastAck.$Shape} MulticastAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            MulticastAck.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.MulticastAck();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.session = value;
                            else
                                delete message.session;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.joiner = value;
                            else
                                delete message.joiner;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return MulticastAck;
        })();

        tapestry.Notify = (function() {

            /**
             * Properties of a Notify.
             * @typedef {Object} ocean.tapestry.Notify.$Properties
             * @property {number|null} [session] Notify session
             * @property {Array.<ocean.common.NodeAddress.$Properties>|null} [nodes] Notify nodes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Notify.
             * @memberof ocean.tapestry
             * @interface INotify
             * @augments ocean.tapestry.Notify.$Properties
             * @deprecated Use ocean.tapestry.Notify.$Properties instead.
             */

            /**
             * Shape of a Notify.
             * @typedef {ocean.tapestry.Notify.$Properties} ocean.tapestry.Notify.$Shape
             */

            /**
             * Constructs a new Notify.
             * @memberof ocean.tapestry
             * @classdesc Represents a Notify.
             * @constructor
             * @param {ocean.tapestry.Notify.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Notify = function (properties) {
                this.nodes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Notify session.
             * @member {number} session
             * @memberof ocean.tapestry.Notify
             * @instance
             */
            Notify.prototype.session = 0;

            /**
             * Notify nodes.
             * @member {Array.<ocean.common.NodeAddress.$Properties>} nodes
             * @memberof ocean.tapestry.Notify
             * @instance
             */
            Notify.prototype.nodes = $util.emptyArray;

            /**
             * Creates a new Notify instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Notify
             * @static
             * @param {ocean.tapestry.Notify.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Notify} Notify instance
             * @type {{
             *   (properties: ocean.tapestry.Notify.$Shape): ocean.tapestry.Notify & ocean.tapestry.Notify.$Shape;
             *   (properties?: ocean.tapestry.Notify.$Properties): ocean.tapestry.Notify;
             * }}
             */
            Notify.create = function(properties) {
                return new Notify(properties);
            };

            /**
             * Encodes the specified Notify message. Does not implicitly {@link ocean.tapestry.Notify.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Notify
             * @static
             * @param {ocean.tapestry.Notify.$Properties} message Notify message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Notify.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.session);
                if (message.nodes != null && message.nodes.length)
                    for (let i = 0; i < message.nodes.length; ++i)
                        $root.ocean.common.NodeAddress.encode(message.nodes[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Notify message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Notify
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Notify & ocean.tapestry.Notify.$Shape} Notify
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Notify.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Notify();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.session = value;
                            else
                                delete message.session;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.nodes && message.nodes.length))
                                message.nodes = [];
                            message.nodes.push($root.ocean.common.NodeAddress.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Notify;
        })();

        tapestry.NotifyAck = (function() {

            /**
             * Properties of a NotifyAck.
             * @typedef {Object} ocean.tapestry.NotifyAck.$Properties
             * @property {number|null} [session] NotifyAck session
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a NotifyAck.
             * @memberof ocean.tapestry
             * @interface INotifyAck
             * @augments ocean.tapestry.NotifyAck.$Properties
             * @deprecated Use ocean.tapestry.NotifyAck.$Properties instead.
             */

            /**
             * Shape of a NotifyAck.
             * @typedef {ocean.tapestry.NotifyAck.$Properties} ocean.tapestry.NotifyAck.$Shape
             */

            /**
             * Constructs a new NotifyAck.
             * @memberof ocean.tapestry
             * @classdesc Represents a NotifyAck.
             * @constructor
             * @param {ocean.tapestry.NotifyAck.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const NotifyAck = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * NotifyAck session.
             * @member {number} session
             * @memberof ocean.tapestry.NotifyAck
             * @instance
             */
            NotifyAck.prototype.session = 0;

            /**
             * Creates a new NotifyAck instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.NotifyAck
             * @static
             * @param {ocean.tapestry.NotifyAck.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.NotifyAck} NotifyAck instance
             * @type {{
             *   (properties: ocean.tapestry.NotifyAck.$Shape): ocean.tapestry.NotifyAck & ocean.tapestry.NotifyAck.$Shape;
             *   (properties?: ocean.tapestry.NotifyAck.$Properties): ocean.tapestry.NotifyAck;
             * }}
             */
            NotifyAck.create = function(properties) {
                return new NotifyAck(properties);
            };

            /**
             * Encodes the specified NotifyAck message. Does not implicitly {@link ocean.tapestry.NotifyAck.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.NotifyAck
             * @static
             * @param {ocean.tapestry.NotifyAck.$Properties} message NotifyAck message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            NotifyAck.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.session);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a NotifyAck message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.NotifyAck
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.NotifyAck & ocean.tapestry.NotifyAck.$Shape} NotifyAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            NotifyAck.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.NotifyAck();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.session = value;
                            else
                                delete message.session;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return NotifyAck;
        })();

        tapestry.Inserted = (function() {

            /**
             * Properties of an Inserted.
             * @typedef {Object} ocean.tapestry.Inserted.$Properties
             * @property {number|null} [session] Inserted session
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of an Inserted.
             * @memberof ocean.tapestry
             * @interface IInserted
             * @augments ocean.tapestry.Inserted.$Properties
             * @deprecated Use ocean.tapestry.Inserted.$Properties instead.
             */

            /**
             * Shape of an Inserted.
             * @typedef {ocean.tapestry.Inserted.$Properties} ocean.tapestry.Inserted.$Shape
             */

            /**
             * Constructs a new Inserted.
             * @memberof ocean.tapestry
             * @classdesc Represents an Inserted.
             * @constructor
             * @param {ocean.tapestry.Inserted.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Inserted = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Inserted session.
             * @member {number} session
             * @memberof ocean.tapestry.Inserted
             * @instance
             */
            Inserted.prototype.session = 0;

            /**
             * Creates a new Inserted instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Inserted
             * @static
             * @param {ocean.tapestry.Inserted.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Inserted} Inserted instance
             * @type {{
             *   (properties: ocean.tapestry.Inserted.$Shape): ocean.tapestry.Inserted & ocean.tapestry.Inserted.$Shape;
             *   (properties?: ocean.tapestry.Inserted.$Properties): ocean.tapestry.Inserted;
             * }}
             */
            Inserted.create = function(properties) {
                return new Inserted(properties);
            };

            /**
             * Encodes the specified Inserted message. Does not implicitly {@link ocean.tapestry.Inserted.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Inserted
             * @static
             * @param {ocean.tapestry.Inserted.$Properties} message Inserted message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Inserted.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.session);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes an Inserted message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Inserted
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Inserted & ocean.tapestry.Inserted.$Shape} Inserted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Inserted.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Inserted();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.session = value;
                            else
                                delete message.session;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Inserted;
        })();

        tapestry.GetPointers = (function() {

            /**
             * Properties of a GetPointers.
             * @typedef {Object} ocean.tapestry.GetPointers.$Properties
             * @property {number|null} [session] GetPointers session
             * @property {number|null} [level] GetPointers level
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a GetPointers.
             * @memberof ocean.tapestry
             * @interface IGetPointers
             * @augments ocean.tapestry.GetPointers.$Properties
             * @deprecated Use ocean.tapestry.GetPointers.$Properties instead.
             */

            /**
             * Shape of a GetPointers.
             * @typedef {ocean.tapestry.GetPointers.$Properties} ocean.tapestry.GetPointers.$Shape
             */

            /**
             * Constructs a new GetPointers.
             * @memberof ocean.tapestry
             * @classdesc Represents a GetPointers.
             * @constructor
             * @param {ocean.tapestry.GetPointers.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const GetPointers = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * GetPointers session.
             * @member {number} session
             * @memberof ocean.tapestry.GetPointers
             * @instance
             */
            GetPointers.prototype.session = 0;

            /**
             * GetPointers level.
             * @member {number} level
             * @memberof ocean.tapestry.GetPointers
             * @instance
             */
            GetPointers.prototype.level = 0;

            /**
             * Creates a new GetPointers instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.GetPointers
             * @static
             * @param {ocean.tapestry.GetPointers.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.GetPointers} GetPointers instance
             * @type {{
             *   (properties: ocean.tapestry.GetPointers.$Shape): ocean.tapestry.GetPointers & ocean.tapestry.GetPointers.$Shape;
             *   (properties?: ocean.tapestry.GetPointers.$Properties): ocean.tapestry.GetPointers;
             * }}
             */
            GetPointers.create = function(properties) {
                return new GetPointers(properties);
            };

            /**
             * Encodes the specified GetPointers message. Does not implicitly {@link ocean.tapestry.GetPointers.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.GetPointers
             * @static
             * @param {ocean.tapestry.GetPointers.$Properties} message GetPointers message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            GetPointers.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.session);
                if (message.level != null && $Object.hasOwnProperty.call(message, "level") && message.level !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.level);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a GetPointers message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.GetPointers
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.GetPointers & ocean.tapestry.GetPointers.$Shape} GetPointers
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            GetPointers.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.GetPointers();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.session = value;
                            else
                                delete message.session;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.level = value;
                            else
                                delete message.level;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return GetPointers;
        })();

        tapestry.Pointers = (function() {

            /**
             * Properties of a Pointers.
             * @typedef {Object} ocean.tapestry.Pointers.$Properties
             * @property {number|null} [session] Pointers session
             * @property {number|null} [level] Pointers level
             * @property {Array.<ocean.common.NodeAddress.$Properties>|null} [nodes] Pointers nodes
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Pointers.
             * @memberof ocean.tapestry
             * @interface IPointers
             * @augments ocean.tapestry.Pointers.$Properties
             * @deprecated Use ocean.tapestry.Pointers.$Properties instead.
             */

            /**
             * Shape of a Pointers.
             * @typedef {ocean.tapestry.Pointers.$Properties} ocean.tapestry.Pointers.$Shape
             */

            /**
             * Constructs a new Pointers.
             * @memberof ocean.tapestry
             * @classdesc Represents a Pointers.
             * @constructor
             * @param {ocean.tapestry.Pointers.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Pointers = function (properties) {
                this.nodes = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Pointers session.
             * @member {number} session
             * @memberof ocean.tapestry.Pointers
             * @instance
             */
            Pointers.prototype.session = 0;

            /**
             * Pointers level.
             * @member {number} level
             * @memberof ocean.tapestry.Pointers
             * @instance
             */
            Pointers.prototype.level = 0;

            /**
             * Pointers nodes.
             * @member {Array.<ocean.common.NodeAddress.$Properties>} nodes
             * @memberof ocean.tapestry.Pointers
             * @instance
             */
            Pointers.prototype.nodes = $util.emptyArray;

            /**
             * Creates a new Pointers instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Pointers
             * @static
             * @param {ocean.tapestry.Pointers.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Pointers} Pointers instance
             * @type {{
             *   (properties: ocean.tapestry.Pointers.$Shape): ocean.tapestry.Pointers & ocean.tapestry.Pointers.$Shape;
             *   (properties?: ocean.tapestry.Pointers.$Properties): ocean.tapestry.Pointers;
             * }}
             */
            Pointers.create = function(properties) {
                return new Pointers(properties);
            };

            /**
             * Encodes the specified Pointers message. Does not implicitly {@link ocean.tapestry.Pointers.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Pointers
             * @static
             * @param {ocean.tapestry.Pointers.$Properties} message Pointers message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Pointers.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.session != null && $Object.hasOwnProperty.call(message, "session") && message.session !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.session);
                if (message.level != null && $Object.hasOwnProperty.call(message, "level") && message.level !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.level);
                if (message.nodes != null && message.nodes.length)
                    for (let i = 0; i < message.nodes.length; ++i)
                        $root.ocean.common.NodeAddress.encode(message.nodes[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Pointers message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Pointers
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Pointers & ocean.tapestry.Pointers.$Shape} Pointers
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Pointers.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Pointers();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.session = value;
                            else
                                delete message.session;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.level = value;
                            else
                                delete message.level;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.nodes && message.nodes.length))
                                message.nodes = [];
                            message.nodes.push($root.ocean.common.NodeAddress.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Pointers;
        })();

        tapestry.Publish = (function() {

            /**
             * Properties of a Publish.
             * @typedef {Object} ocean.tapestry.Publish.$Properties
             * @property {ocean.common.NodeAddress.$Properties|null} [server] Publish server
             * @property {number|null} [distanceMs] Publish distanceMs
             * @property {number|null} [mode] Publish mode
             * @property {number|null} [number] Publish number
             * @property {number|null} [ttlMs] Publish ttlMs
             * @property {number|null} [hop] Publish hop
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Publish.
             * @memberof ocean.tapestry
             * @interface IPublish
             * @augments ocean.tapestry.Publish.$Properties
             * @deprecated Use ocean.tapestry.Publish.$Properties instead.
             */

            /**
             * Shape of a Publish.
             * @typedef {ocean.tapestry.Publish.$Properties} ocean.tapestry.Publish.$Shape
             */

            /**
             * Constructs a new Publish.
             * @memberof ocean.tapestry
             * @classdesc Represents a Publish.
             * @constructor
             * @param {ocean.tapestry.Publish.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Publish = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Publish server.
             * @member {ocean.common.NodeAddress.$Properties|null|undefined} server
             * @memberof ocean.tapestry.Publish
             * @instance
             */
            Publish.prototype.server = null;

            /**
             * Publish distanceMs.
             * @member {number} distanceMs
             * @memberof ocean.tapestry.Publish
             * @instance
             */
            Publish.prototype.distanceMs = 0;

            /**
             * Publish mode.
             * @member {number} mode
             * @memberof ocean.tapestry.Publish
             * @instance
             */
            Publish.prototype.mode = 0;

            /**
             * Publish number.
             * @member {number} number
             * @memberof ocean.tapestry.Publish
             * @instance
             */
            Publish.prototype.number = 0;

            /**
             * Publish ttlMs.
             * @member {number} ttlMs
             * @memberof ocean.tapestry.Publish
             * @instance
             */
            Publish.prototype.ttlMs = 0;

            /**
             * Publish hop.
             * @member {number} hop
             * @memberof ocean.tapestry.Publish
             * @instance
             */
            Publish.prototype.hop = 0;

            /**
             * Creates a new Publish instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Publish
             * @static
             * @param {ocean.tapestry.Publish.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Publish} Publish instance
             * @type {{
             *   (properties: ocean.tapestry.Publish.$Shape): ocean.tapestry.Publish & ocean.tapestry.Publish.$Shape;
             *   (properties?: ocean.tapestry.Publish.$Properties): ocean.tapestry.Publish;
             * }}
             */
            Publish.create = function(properties) {
                return new Publish(properties);
            };

            /**
             * Encodes the specified Publish message. Does not implicitly {@link ocean.tapestry.Publish.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Publish
             * @static
             * @param {ocean.tapestry.Publish.$Properties} message Publish message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Publish.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.server != null && $Object.hasOwnProperty.call(message, "server"))
                    $root.ocean.common.NodeAddress.encode(message.server, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.distanceMs != null && $Object.hasOwnProperty.call(message, "distanceMs") && !$Object.is(message.distanceMs, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.distanceMs);
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.mode);
                if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.number);
                if (message.ttlMs != null && $Object.hasOwnProperty.call(message, "ttlMs") && message.ttlMs !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.ttlMs);
                if (message.hop != null && $Object.hasOwnProperty.call(message, "hop") && message.hop !== 0)
                    writer.uint32(/* id 6, wireType 0 =*/48).uint32(message.hop);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Publish message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Publish
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Publish & ocean.tapestry.Publish.$Shape} Publish
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Publish.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Publish();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.server = $root.ocean.common.NodeAddress.decode(reader, reader.size(), $undefined, _depth + 1, message.server);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.distanceMs = value;
                            else
                                delete message.distanceMs;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.mode = value;
                            else
                                delete message.mode;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.number = value;
                            else
                                delete message.number;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ttlMs = value;
                            else
                                delete message.ttlMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.hop = value;
                            else
                                delete message.hop;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Publish;
        })();

        tapestry.PublishAck = (function() {

            /**
             * Properties of a PublishAck.
             * @typedef {Object} ocean.tapestry.PublishAck.$Properties
             * @property {number|null} [number] PublishAck number
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a PublishAck.
             * @memberof ocean.tapestry
             * @interface IPublishAck
             * @augments ocean.tapestry.PublishAck.$Properties
             * @deprecated Use ocean.tapestry.PublishAck.$Properties instead.
             */

            /**
             * Shape of a PublishAck.
             * @typedef {ocean.tapestry.PublishAck.$Properties} ocean.tapestry.PublishAck.$Shape
             */

            /**
             * Constructs a new PublishAck.
             * @memberof ocean.tapestry
             * @classdesc Represents a PublishAck.
             * @constructor
             * @param {ocean.tapestry.PublishAck.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const PublishAck = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * PublishAck number.
             * @member {number} number
             * @memberof ocean.tapestry.PublishAck
             * @instance
             */
            PublishAck.prototype.number = 0;

            /**
             * Creates a new PublishAck instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.PublishAck
             * @static
             * @param {ocean.tapestry.PublishAck.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.PublishAck} PublishAck instance
             * @type {{
             *   (properties: ocean.tapestry.PublishAck.$Shape): ocean.tapestry.PublishAck & ocean.tapestry.PublishAck.$Shape;
             *   (properties?: ocean.tapestry.PublishAck.$Properties): ocean.tapestry.PublishAck;
             * }}
             */
            PublishAck.create = function(properties) {
                return new PublishAck(properties);
            };

            /**
             * Encodes the specified PublishAck message. Does not implicitly {@link ocean.tapestry.PublishAck.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.PublishAck
             * @static
             * @param {ocean.tapestry.PublishAck.$Properties} message PublishAck message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            PublishAck.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.number);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a PublishAck message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.PublishAck
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.PublishAck & ocean.tapestry.PublishAck.$Shape} PublishAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            PublishAck.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.PublishAck();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.number = value;
                            else
                                delete message.number;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return PublishAck;
        })();

        tapestry.Locate = (function() {

            /**
             * Properties of a Locate.
             * @typedef {Object} ocean.tapestry.Locate.$Properties
             * @property {ocean.tapestry.Route.$Properties|null} [route] Locate route
             * @property {number|null} [query] Locate query
             * @property {number|null} [count] Locate count
             * @property {Array.<ocean.common.NodeAddress.$Properties>|null} [servers] Locate servers
             * @property {Array.<Uint8Array>|null} [except] Locate except
             * @property {boolean|null} [local] Locate local
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Locate.
             * @memberof ocean.tapestry
             * @interface ILocate
             * @augments ocean.tapestry.Locate.$Properties
             * @deprecated Use ocean.tapestry.Locate.$Properties instead.
             */

            /**
             * Shape of a Locate.
             * @typedef {ocean.tapestry.Locate.$Properties} ocean.tapestry.Locate.$Shape
             */

            /**
             * Constructs a new Locate.
             * @memberof ocean.tapestry
             * @classdesc Represents a Locate.
             * @constructor
             * @param {ocean.tapestry.Locate.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Locate = function (properties) {
                this.servers = [];
                this.except = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Locate route.
             * @member {ocean.tapestry.Route.$Properties|null|undefined} route
             * @memberof ocean.tapestry.Locate
             * @instance
             */
            Locate.prototype.route = null;

            /**
             * Locate query.
             * @member {number} query
             * @memberof ocean.tapestry.Locate
             * @instance
             */
            Locate.prototype.query = 0;

            /**
             * Locate count.
             * @member {number} count
             * @memberof ocean.tapestry.Locate
             * @instance
             */
            Locate.prototype.count = 0;

            /**
             * Locate servers.
             * @member {Array.<ocean.common.NodeAddress.$Properties>} servers
             * @memberof ocean.tapestry.Locate
             * @instance
             */
            Locate.prototype.servers = $util.emptyArray;

            /**
             * Locate except.
             * @member {Array.<Uint8Array>} except
             * @memberof ocean.tapestry.Locate
             * @instance
             */
            Locate.prototype.except = $util.emptyArray;

            /**
             * Locate local.
             * @member {boolean} local
             * @memberof ocean.tapestry.Locate
             * @instance
             */
            Locate.prototype.local = false;

            /**
             * Creates a new Locate instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Locate
             * @static
             * @param {ocean.tapestry.Locate.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Locate} Locate instance
             * @type {{
             *   (properties: ocean.tapestry.Locate.$Shape): ocean.tapestry.Locate & ocean.tapestry.Locate.$Shape;
             *   (properties?: ocean.tapestry.Locate.$Properties): ocean.tapestry.Locate;
             * }}
             */
            Locate.create = function(properties) {
                return new Locate(properties);
            };

            /**
             * Encodes the specified Locate message. Does not implicitly {@link ocean.tapestry.Locate.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Locate
             * @static
             * @param {ocean.tapestry.Locate.$Properties} message Locate message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Locate.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.route != null && $Object.hasOwnProperty.call(message, "route"))
                    $root.ocean.tapestry.Route.encode(message.route, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.query != null && $Object.hasOwnProperty.call(message, "query") && message.query !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.query);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.count);
                if (message.servers != null && message.servers.length)
                    for (let i = 0; i < message.servers.length; ++i)
                        $root.ocean.common.NodeAddress.encode(message.servers[i], writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.except != null && message.except.length)
                    for (let i = 0; i < message.except.length; ++i)
                        writer.uint32(/* id 5, wireType 2 =*/42).bytes(message.except[i]);
                if (message.local != null && $Object.hasOwnProperty.call(message, "local") && message.local !== false)
                    writer.uint32(/* id 6, wireType 0 =*/48).bool(message.local);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Locate message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Locate
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Locate & ocean.tapestry.Locate.$Shape} Locate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Locate.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Locate();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.route = $root.ocean.tapestry.Route.decode(reader, reader.size(), $undefined, _depth + 1, message.route);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.query = value;
                            else
                                delete message.query;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            if (!(message.servers && message.servers.length))
                                message.servers = [];
                            message.servers.push($root.ocean.common.NodeAddress.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            if (!(message.except && message.except.length))
                                message.except = [];
                            message.except.push(reader.bytes());
                            continue;
                        }
                    case 6: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.local = value;
                            else
                                delete message.local;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Locate;
        })();

        tapestry.Located = (function() {

            /**
             * Properties of a Located.
             * @typedef {Object} ocean.tapestry.Located.$Properties
             * @property {number|null} [query] Located query
             * @property {Array.<ocean.common.NodeAddress.$Properties>|null} [servers] Located servers
             * @property {number|null} [hopCount] Located hopCount
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Located.
             * @memberof ocean.tapestry
             * @interface ILocated
             * @augments ocean.tapestry.Located.$Properties
             * @deprecated Use ocean.tapestry.Located.$Properties instead.
             */

            /**
             * Shape of a Located.
             * @typedef {ocean.tapestry.Located.$Properties} ocean.tapestry.Located.$Shape
             */

            /**
             * Constructs a new Located.
             * @memberof ocean.tapestry
             * @classdesc Represents a Located.
             * @constructor
             * @param {ocean.tapestry.Located.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Located = function (properties) {
                this.servers = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Located query.
             * @member {number} query
             * @memberof ocean.tapestry.Located
             * @instance
             */
            Located.prototype.query = 0;

            /**
             * Located servers.
             * @member {Array.<ocean.common.NodeAddress.$Properties>} servers
             * @memberof ocean.tapestry.Located
             * @instance
             */
            Located.prototype.servers = $util.emptyArray;

            /**
             * Located hopCount.
             * @member {number} hopCount
             * @memberof ocean.tapestry.Located
             * @instance
             */
            Located.prototype.hopCount = 0;

            /**
             * Creates a new Located instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Located
             * @static
             * @param {ocean.tapestry.Located.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Located} Located instance
             * @type {{
             *   (properties: ocean.tapestry.Located.$Shape): ocean.tapestry.Located & ocean.tapestry.Located.$Shape;
             *   (properties?: ocean.tapestry.Located.$Properties): ocean.tapestry.Located;
             * }}
             */
            Located.create = function(properties) {
                return new Located(properties);
            };

            /**
             * Encodes the specified Located message. Does not implicitly {@link ocean.tapestry.Located.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Located
             * @static
             * @param {ocean.tapestry.Located.$Properties} message Located message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Located.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.query != null && $Object.hasOwnProperty.call(message, "query") && message.query !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.query);
                if (message.servers != null && message.servers.length)
                    for (let i = 0; i < message.servers.length; ++i)
                        $root.ocean.common.NodeAddress.encode(message.servers[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.hopCount != null && $Object.hasOwnProperty.call(message, "hopCount") && message.hopCount !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.hopCount);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Located message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Located
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Located & ocean.tapestry.Located.$Shape} Located
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Located.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Located();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.query = value;
                            else
                                delete message.query;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.servers && message.servers.length))
                                message.servers = [];
                            message.servers.push($root.ocean.common.NodeAddress.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.hopCount = value;
                            else
                                delete message.hopCount;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Located;
        })();

        tapestry.Hop = (function() {

            /**
             * Properties of a Hop.
             * @typedef {Object} ocean.tapestry.Hop.$Properties
             * @property {ocean.common.NodeAddress.$Properties|null} [node] Hop node
             * @property {number|null} [rttMs] Hop rttMs
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Hop.
             * @memberof ocean.tapestry
             * @interface IHop
             * @augments ocean.tapestry.Hop.$Properties
             * @deprecated Use ocean.tapestry.Hop.$Properties instead.
             */

            /**
             * Shape of a Hop.
             * @typedef {ocean.tapestry.Hop.$Properties} ocean.tapestry.Hop.$Shape
             */

            /**
             * Constructs a new Hop.
             * @memberof ocean.tapestry
             * @classdesc Represents a Hop.
             * @constructor
             * @param {ocean.tapestry.Hop.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Hop = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Hop node.
             * @member {ocean.common.NodeAddress.$Properties|null|undefined} node
             * @memberof ocean.tapestry.Hop
             * @instance
             */
            Hop.prototype.node = null;

            /**
             * Hop rttMs.
             * @member {number} rttMs
             * @memberof ocean.tapestry.Hop
             * @instance
             */
            Hop.prototype.rttMs = 0;

            /**
             * Creates a new Hop instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Hop
             * @static
             * @param {ocean.tapestry.Hop.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Hop} Hop instance
             * @type {{
             *   (properties: ocean.tapestry.Hop.$Shape): ocean.tapestry.Hop & ocean.tapestry.Hop.$Shape;
             *   (properties?: ocean.tapestry.Hop.$Properties): ocean.tapestry.Hop;
             * }}
             */
            Hop.create = function(properties) {
                return new Hop(properties);
            };

            /**
             * Encodes the specified Hop message. Does not implicitly {@link ocean.tapestry.Hop.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Hop
             * @static
             * @param {ocean.tapestry.Hop.$Properties} message Hop message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Hop.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.node != null && $Object.hasOwnProperty.call(message, "node"))
                    $root.ocean.common.NodeAddress.encode(message.node, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.rttMs != null && $Object.hasOwnProperty.call(message, "rttMs") && !$Object.is(message.rttMs, 0))
                    writer.uint32(/* id 2, wireType 1 =*/17).double(message.rttMs);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Hop message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Hop
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Hop & ocean.tapestry.Hop.$Shape} Hop
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Hop.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Hop();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.node = $root.ocean.common.NodeAddress.decode(reader, reader.size(), $undefined, _depth + 1, message.node);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.rttMs = value;
                            else
                                delete message.rttMs;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Hop;
        })();

        tapestry.Trace = (function() {

            /**
             * Properties of a Trace.
             * @typedef {Object} ocean.tapestry.Trace.$Properties
             * @property {ocean.tapestry.Route.$Properties|null} [route] Trace route
             * @property {number|null} [query] Trace query
             * @property {Array.<ocean.tapestry.Hop.$Properties>|null} [hops] Trace hops
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Trace.
             * @memberof ocean.tapestry
             * @interface ITrace
             * @augments ocean.tapestry.Trace.$Properties
             * @deprecated Use ocean.tapestry.Trace.$Properties instead.
             */

            /**
             * Shape of a Trace.
             * @typedef {ocean.tapestry.Trace.$Properties} ocean.tapestry.Trace.$Shape
             */

            /**
             * Constructs a new Trace.
             * @memberof ocean.tapestry
             * @classdesc Represents a Trace.
             * @constructor
             * @param {ocean.tapestry.Trace.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Trace = function (properties) {
                this.hops = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Trace route.
             * @member {ocean.tapestry.Route.$Properties|null|undefined} route
             * @memberof ocean.tapestry.Trace
             * @instance
             */
            Trace.prototype.route = null;

            /**
             * Trace query.
             * @member {number} query
             * @memberof ocean.tapestry.Trace
             * @instance
             */
            Trace.prototype.query = 0;

            /**
             * Trace hops.
             * @member {Array.<ocean.tapestry.Hop.$Properties>} hops
             * @memberof ocean.tapestry.Trace
             * @instance
             */
            Trace.prototype.hops = $util.emptyArray;

            /**
             * Creates a new Trace instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Trace
             * @static
             * @param {ocean.tapestry.Trace.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Trace} Trace instance
             * @type {{
             *   (properties: ocean.tapestry.Trace.$Shape): ocean.tapestry.Trace & ocean.tapestry.Trace.$Shape;
             *   (properties?: ocean.tapestry.Trace.$Properties): ocean.tapestry.Trace;
             * }}
             */
            Trace.create = function(properties) {
                return new Trace(properties);
            };

            /**
             * Encodes the specified Trace message. Does not implicitly {@link ocean.tapestry.Trace.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Trace
             * @static
             * @param {ocean.tapestry.Trace.$Properties} message Trace message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Trace.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.route != null && $Object.hasOwnProperty.call(message, "route"))
                    $root.ocean.tapestry.Route.encode(message.route, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.query != null && $Object.hasOwnProperty.call(message, "query") && message.query !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.query);
                if (message.hops != null && message.hops.length)
                    for (let i = 0; i < message.hops.length; ++i)
                        $root.ocean.tapestry.Hop.encode(message.hops[i], writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Trace message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Trace
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Trace & ocean.tapestry.Trace.$Shape} Trace
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Trace.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Trace();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.route = $root.ocean.tapestry.Route.decode(reader, reader.size(), $undefined, _depth + 1, message.route);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.query = value;
                            else
                                delete message.query;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            if (!(message.hops && message.hops.length))
                                message.hops = [];
                            message.hops.push($root.ocean.tapestry.Hop.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Trace;
        })();

        tapestry.Traced = (function() {

            /**
             * Properties of a Traced.
             * @typedef {Object} ocean.tapestry.Traced.$Properties
             * @property {number|null} [query] Traced query
             * @property {Array.<ocean.tapestry.Hop.$Properties>|null} [hops] Traced hops
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Traced.
             * @memberof ocean.tapestry
             * @interface ITraced
             * @augments ocean.tapestry.Traced.$Properties
             * @deprecated Use ocean.tapestry.Traced.$Properties instead.
             */

            /**
             * Shape of a Traced.
             * @typedef {ocean.tapestry.Traced.$Properties} ocean.tapestry.Traced.$Shape
             */

            /**
             * Constructs a new Traced.
             * @memberof ocean.tapestry
             * @classdesc Represents a Traced.
             * @constructor
             * @param {ocean.tapestry.Traced.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Traced = function (properties) {
                this.hops = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Traced query.
             * @member {number} query
             * @memberof ocean.tapestry.Traced
             * @instance
             */
            Traced.prototype.query = 0;

            /**
             * Traced hops.
             * @member {Array.<ocean.tapestry.Hop.$Properties>} hops
             * @memberof ocean.tapestry.Traced
             * @instance
             */
            Traced.prototype.hops = $util.emptyArray;

            /**
             * Creates a new Traced instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Traced
             * @static
             * @param {ocean.tapestry.Traced.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Traced} Traced instance
             * @type {{
             *   (properties: ocean.tapestry.Traced.$Shape): ocean.tapestry.Traced & ocean.tapestry.Traced.$Shape;
             *   (properties?: ocean.tapestry.Traced.$Properties): ocean.tapestry.Traced;
             * }}
             */
            Traced.create = function(properties) {
                return new Traced(properties);
            };

            /**
             * Encodes the specified Traced message. Does not implicitly {@link ocean.tapestry.Traced.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Traced
             * @static
             * @param {ocean.tapestry.Traced.$Properties} message Traced message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Traced.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.query != null && $Object.hasOwnProperty.call(message, "query") && message.query !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.query);
                if (message.hops != null && message.hops.length)
                    for (let i = 0; i < message.hops.length; ++i)
                        $root.ocean.tapestry.Hop.encode(message.hops[i], writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Traced message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Traced
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Traced & ocean.tapestry.Traced.$Shape} Traced
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Traced.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Traced();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.query = value;
                            else
                                delete message.query;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            if (!(message.hops && message.hops.length))
                                message.hops = [];
                            message.hops.push($root.ocean.tapestry.Hop.decode(reader, reader.size(), $undefined, _depth + 1));
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Traced;
        })();

        tapestry.Carry = (function() {

            /**
             * Properties of a Carry.
             * @typedef {Object} ocean.tapestry.Carry.$Properties
             * @property {ocean.tapestry.Route.$Properties|null} [route] Carry route
             * @property {number|null} [number] Carry number
             * @property {number|null} [application] Carry application
             * @property {number|null} [mode] Carry mode
             * @property {number|null} [count] Carry count
             * @property {Array.<Uint8Array>|null} [served] Carry served
             * @property {number|null} [saltIndex] Carry saltIndex
             * @property {Uint8Array|null} [guid] Carry guid
             * @property {boolean|null} [arrived] Carry arrived
             * @property {boolean|null} [local] Carry local
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Carry.
             * @memberof ocean.tapestry
             * @interface ICarry
             * @augments ocean.tapestry.Carry.$Properties
             * @deprecated Use ocean.tapestry.Carry.$Properties instead.
             */

            /**
             * Shape of a Carry.
             * @typedef {ocean.tapestry.Carry.$Properties} ocean.tapestry.Carry.$Shape
             */

            /**
             * Constructs a new Carry.
             * @memberof ocean.tapestry
             * @classdesc Represents a Carry.
             * @constructor
             * @param {ocean.tapestry.Carry.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Carry = function (properties) {
                this.served = [];
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Carry route.
             * @member {ocean.tapestry.Route.$Properties|null|undefined} route
             * @memberof ocean.tapestry.Carry
             * @instance
             */
            Carry.prototype.route = null;

            /**
             * Carry number.
             * @member {number} number
             * @memberof ocean.tapestry.Carry
             * @instance
             */
            Carry.prototype.number = 0;

            /**
             * Carry application.
             * @member {number} application
             * @memberof ocean.tapestry.Carry
             * @instance
             */
            Carry.prototype.application = 0;

            /**
             * Carry mode.
             * @member {number} mode
             * @memberof ocean.tapestry.Carry
             * @instance
             */
            Carry.prototype.mode = 0;

            /**
             * Carry count.
             * @member {number} count
             * @memberof ocean.tapestry.Carry
             * @instance
             */
            Carry.prototype.count = 0;

            /**
             * Carry served.
             * @member {Array.<Uint8Array>} served
             * @memberof ocean.tapestry.Carry
             * @instance
             */
            Carry.prototype.served = $util.emptyArray;

            /**
             * Carry saltIndex.
             * @member {number} saltIndex
             * @memberof ocean.tapestry.Carry
             * @instance
             */
            Carry.prototype.saltIndex = 0;

            /**
             * Carry guid.
             * @member {Uint8Array} guid
             * @memberof ocean.tapestry.Carry
             * @instance
             */
            Carry.prototype.guid = $util.newBuffer([]);

            /**
             * Carry arrived.
             * @member {boolean} arrived
             * @memberof ocean.tapestry.Carry
             * @instance
             */
            Carry.prototype.arrived = false;

            /**
             * Carry local.
             * @member {boolean} local
             * @memberof ocean.tapestry.Carry
             * @instance
             */
            Carry.prototype.local = false;

            /**
             * Creates a new Carry instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Carry
             * @static
             * @param {ocean.tapestry.Carry.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Carry} Carry instance
             * @type {{
             *   (properties: ocean.tapestry.Carry.$Shape): ocean.tapestry.Carry & ocean.tapestry.Carry.$Shape;
             *   (properties?: ocean.tapestry.Carry.$Properties): ocean.tapestry.Carry;
             * }}
             */
            Carry.create = function(properties) {
                return new Carry(properties);
            };

            /**
             * Encodes the specified Carry message. Does not implicitly {@link ocean.tapestry.Carry.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Carry
             * @static
             * @param {ocean.tapestry.Carry.$Properties} message Carry message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Carry.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.route != null && $Object.hasOwnProperty.call(message, "route"))
                    $root.ocean.tapestry.Route.encode(message.route, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.number);
                if (message.application != null && $Object.hasOwnProperty.call(message, "application") && message.application !== 0)
                    writer.uint32(/* id 3, wireType 0 =*/24).uint32(message.application);
                if (message.mode != null && $Object.hasOwnProperty.call(message, "mode") && message.mode !== 0)
                    writer.uint32(/* id 4, wireType 0 =*/32).uint32(message.mode);
                if (message.count != null && $Object.hasOwnProperty.call(message, "count") && message.count !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.count);
                if (message.served != null && message.served.length)
                    for (let i = 0; i < message.served.length; ++i)
                        writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.served[i]);
                if (message.saltIndex != null && $Object.hasOwnProperty.call(message, "saltIndex") && message.saltIndex !== 0)
                    writer.uint32(/* id 7, wireType 0 =*/56).uint32(message.saltIndex);
                if (message.guid != null && $Object.hasOwnProperty.call(message, "guid") && message.guid.length)
                    writer.uint32(/* id 8, wireType 2 =*/66).bytes(message.guid);
                if (message.arrived != null && $Object.hasOwnProperty.call(message, "arrived") && message.arrived !== false)
                    writer.uint32(/* id 9, wireType 0 =*/72).bool(message.arrived);
                if (message.local != null && $Object.hasOwnProperty.call(message, "local") && message.local !== false)
                    writer.uint32(/* id 10, wireType 0 =*/80).bool(message.local);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Carry message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Carry
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Carry & ocean.tapestry.Carry.$Shape} Carry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Carry.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Carry();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.route = $root.ocean.tapestry.Route.decode(reader, reader.size(), $undefined, _depth + 1, message.route);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.number = value;
                            else
                                delete message.number;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.application = value;
                            else
                                delete message.application;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.mode = value;
                            else
                                delete message.mode;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.count = value;
                            else
                                delete message.count;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if (!(message.served && message.served.length))
                                message.served = [];
                            message.served.push(reader.bytes());
                            continue;
                        }
                    case 7: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.saltIndex = value;
                            else
                                delete message.saltIndex;
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.guid = value;
                            else
                                delete message.guid;
                            continue;
                        }
                    case 9: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.arrived = value;
                            else
                                delete message.arrived;
                            continue;
                        }
                    case 10: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.local = value;
                            else
                                delete message.local;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Carry;
        })();

        tapestry.Put = (function() {

            /**
             * Properties of a Put.
             * @typedef {Object} ocean.tapestry.Put.$Properties
             * @property {ocean.tapestry.Route.$Properties|null} [route] Put route
             * @property {number|null} [query] Put query
             * @property {number|null} [version] Put version
             * @property {boolean|null} [removed] Put removed
             * @property {number|null} [ttlMs] Put ttlMs
             * @property {Uint8Array|null} [guid] Put guid
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Put.
             * @memberof ocean.tapestry
             * @interface IPut
             * @augments ocean.tapestry.Put.$Properties
             * @deprecated Use ocean.tapestry.Put.$Properties instead.
             */

            /**
             * Shape of a Put.
             * @typedef {ocean.tapestry.Put.$Properties} ocean.tapestry.Put.$Shape
             */

            /**
             * Constructs a new Put.
             * @memberof ocean.tapestry
             * @classdesc Represents a Put.
             * @constructor
             * @param {ocean.tapestry.Put.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Put = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Put route.
             * @member {ocean.tapestry.Route.$Properties|null|undefined} route
             * @memberof ocean.tapestry.Put
             * @instance
             */
            Put.prototype.route = null;

            /**
             * Put query.
             * @member {number} query
             * @memberof ocean.tapestry.Put
             * @instance
             */
            Put.prototype.query = 0;

            /**
             * Put version.
             * @member {number} version
             * @memberof ocean.tapestry.Put
             * @instance
             */
            Put.prototype.version = 0;

            /**
             * Put removed.
             * @member {boolean} removed
             * @memberof ocean.tapestry.Put
             * @instance
             */
            Put.prototype.removed = false;

            /**
             * Put ttlMs.
             * @member {number} ttlMs
             * @memberof ocean.tapestry.Put
             * @instance
             */
            Put.prototype.ttlMs = 0;

            /**
             * Put guid.
             * @member {Uint8Array} guid
             * @memberof ocean.tapestry.Put
             * @instance
             */
            Put.prototype.guid = $util.newBuffer([]);

            /**
             * Creates a new Put instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Put
             * @static
             * @param {ocean.tapestry.Put.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Put} Put instance
             * @type {{
             *   (properties: ocean.tapestry.Put.$Shape): ocean.tapestry.Put & ocean.tapestry.Put.$Shape;
             *   (properties?: ocean.tapestry.Put.$Properties): ocean.tapestry.Put;
             * }}
             */
            Put.create = function(properties) {
                return new Put(properties);
            };

            /**
             * Encodes the specified Put message. Does not implicitly {@link ocean.tapestry.Put.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Put
             * @static
             * @param {ocean.tapestry.Put.$Properties} message Put message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Put.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.route != null && $Object.hasOwnProperty.call(message, "route"))
                    $root.ocean.tapestry.Route.encode(message.route, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.query != null && $Object.hasOwnProperty.call(message, "query") && message.query !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.query);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && !$Object.is(message.version, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.version);
                if (message.removed != null && $Object.hasOwnProperty.call(message, "removed") && message.removed !== false)
                    writer.uint32(/* id 4, wireType 0 =*/32).bool(message.removed);
                if (message.ttlMs != null && $Object.hasOwnProperty.call(message, "ttlMs") && message.ttlMs !== 0)
                    writer.uint32(/* id 5, wireType 0 =*/40).uint32(message.ttlMs);
                if (message.guid != null && $Object.hasOwnProperty.call(message, "guid") && message.guid.length)
                    writer.uint32(/* id 6, wireType 2 =*/50).bytes(message.guid);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Put message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Put
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Put & ocean.tapestry.Put.$Shape} Put
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Put.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Put();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.route = $root.ocean.tapestry.Route.decode(reader, reader.size(), $undefined, _depth + 1, message.route);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.query = value;
                            else
                                delete message.query;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    case 4: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.removed = value;
                            else
                                delete message.removed;
                            continue;
                        }
                    case 5: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.ttlMs = value;
                            else
                                delete message.ttlMs;
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            if ((value = reader.bytes()).length)
                                message.guid = value;
                            else
                                delete message.guid;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Put;
        })();

        tapestry.Stored = (function() {

            /**
             * Properties of a Stored.
             * @typedef {Object} ocean.tapestry.Stored.$Properties
             * @property {number|null} [query] Stored query
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Stored.
             * @memberof ocean.tapestry
             * @interface IStored
             * @augments ocean.tapestry.Stored.$Properties
             * @deprecated Use ocean.tapestry.Stored.$Properties instead.
             */

            /**
             * Shape of a Stored.
             * @typedef {ocean.tapestry.Stored.$Properties} ocean.tapestry.Stored.$Shape
             */

            /**
             * Constructs a new Stored.
             * @memberof ocean.tapestry
             * @classdesc Represents a Stored.
             * @constructor
             * @param {ocean.tapestry.Stored.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Stored = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Stored query.
             * @member {number} query
             * @memberof ocean.tapestry.Stored
             * @instance
             */
            Stored.prototype.query = 0;

            /**
             * Creates a new Stored instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Stored
             * @static
             * @param {ocean.tapestry.Stored.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Stored} Stored instance
             * @type {{
             *   (properties: ocean.tapestry.Stored.$Shape): ocean.tapestry.Stored & ocean.tapestry.Stored.$Shape;
             *   (properties?: ocean.tapestry.Stored.$Properties): ocean.tapestry.Stored;
             * }}
             */
            Stored.create = function(properties) {
                return new Stored(properties);
            };

            /**
             * Encodes the specified Stored message. Does not implicitly {@link ocean.tapestry.Stored.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Stored
             * @static
             * @param {ocean.tapestry.Stored.$Properties} message Stored message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Stored.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.query != null && $Object.hasOwnProperty.call(message, "query") && message.query !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.query);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Stored message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Stored
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Stored & ocean.tapestry.Stored.$Shape} Stored
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Stored.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Stored();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.query = value;
                            else
                                delete message.query;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Stored;
        })();

        tapestry.Get = (function() {

            /**
             * Properties of a Get.
             * @typedef {Object} ocean.tapestry.Get.$Properties
             * @property {ocean.tapestry.Route.$Properties|null} [route] Get route
             * @property {number|null} [query] Get query
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Get.
             * @memberof ocean.tapestry
             * @interface IGet
             * @augments ocean.tapestry.Get.$Properties
             * @deprecated Use ocean.tapestry.Get.$Properties instead.
             */

            /**
             * Shape of a Get.
             * @typedef {ocean.tapestry.Get.$Properties} ocean.tapestry.Get.$Shape
             */

            /**
             * Constructs a new Get.
             * @memberof ocean.tapestry
             * @classdesc Represents a Get.
             * @constructor
             * @param {ocean.tapestry.Get.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Get = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Get route.
             * @member {ocean.tapestry.Route.$Properties|null|undefined} route
             * @memberof ocean.tapestry.Get
             * @instance
             */
            Get.prototype.route = null;

            /**
             * Get query.
             * @member {number} query
             * @memberof ocean.tapestry.Get
             * @instance
             */
            Get.prototype.query = 0;

            /**
             * Creates a new Get instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Get
             * @static
             * @param {ocean.tapestry.Get.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Get} Get instance
             * @type {{
             *   (properties: ocean.tapestry.Get.$Shape): ocean.tapestry.Get & ocean.tapestry.Get.$Shape;
             *   (properties?: ocean.tapestry.Get.$Properties): ocean.tapestry.Get;
             * }}
             */
            Get.create = function(properties) {
                return new Get(properties);
            };

            /**
             * Encodes the specified Get message. Does not implicitly {@link ocean.tapestry.Get.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Get
             * @static
             * @param {ocean.tapestry.Get.$Properties} message Get message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Get.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.route != null && $Object.hasOwnProperty.call(message, "route"))
                    $root.ocean.tapestry.Route.encode(message.route, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.query != null && $Object.hasOwnProperty.call(message, "query") && message.query !== 0)
                    writer.uint32(/* id 2, wireType 0 =*/16).uint32(message.query);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Get message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Get
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Get & ocean.tapestry.Get.$Shape} Get
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Get.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Get();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.route = $root.ocean.tapestry.Route.decode(reader, reader.size(), $undefined, _depth + 1, message.route);
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.query = value;
                            else
                                delete message.query;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Get;
        })();

        tapestry.Value = (function() {

            /**
             * Properties of a Value.
             * @typedef {Object} ocean.tapestry.Value.$Properties
             * @property {number|null} [query] Value query
             * @property {boolean|null} [found] Value found
             * @property {number|null} [version] Value version
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Value.
             * @memberof ocean.tapestry
             * @interface IValue
             * @augments ocean.tapestry.Value.$Properties
             * @deprecated Use ocean.tapestry.Value.$Properties instead.
             */

            /**
             * Shape of a Value.
             * @typedef {ocean.tapestry.Value.$Properties} ocean.tapestry.Value.$Shape
             */

            /**
             * Constructs a new Value.
             * @memberof ocean.tapestry
             * @classdesc Represents a Value.
             * @constructor
             * @param {ocean.tapestry.Value.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Value = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Value query.
             * @member {number} query
             * @memberof ocean.tapestry.Value
             * @instance
             */
            Value.prototype.query = 0;

            /**
             * Value found.
             * @member {boolean} found
             * @memberof ocean.tapestry.Value
             * @instance
             */
            Value.prototype.found = false;

            /**
             * Value version.
             * @member {number} version
             * @memberof ocean.tapestry.Value
             * @instance
             */
            Value.prototype.version = 0;

            /**
             * Creates a new Value instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Value
             * @static
             * @param {ocean.tapestry.Value.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Value} Value instance
             * @type {{
             *   (properties: ocean.tapestry.Value.$Shape): ocean.tapestry.Value & ocean.tapestry.Value.$Shape;
             *   (properties?: ocean.tapestry.Value.$Properties): ocean.tapestry.Value;
             * }}
             */
            Value.create = function(properties) {
                return new Value(properties);
            };

            /**
             * Encodes the specified Value message. Does not implicitly {@link ocean.tapestry.Value.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Value
             * @static
             * @param {ocean.tapestry.Value.$Properties} message Value message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Value.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.query != null && $Object.hasOwnProperty.call(message, "query") && message.query !== 0)
                    writer.uint32(/* id 1, wireType 0 =*/8).uint32(message.query);
                if (message.found != null && $Object.hasOwnProperty.call(message, "found") && message.found !== false)
                    writer.uint32(/* id 2, wireType 0 =*/16).bool(message.found);
                if (message.version != null && $Object.hasOwnProperty.call(message, "version") && !$Object.is(message.version, 0))
                    writer.uint32(/* id 3, wireType 1 =*/25).double(message.version);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Value message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Value
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Value & ocean.tapestry.Value.$Shape} Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Value.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Value();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.uint32())
                                message.query = value;
                            else
                                delete message.query;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.bool())
                                message.found = value;
                            else
                                delete message.found;
                            continue;
                        }
                    case 3: {
                            if (wireType !== 1)
                                break;
                            if (!$Object.is(value = reader.double(), 0))
                                message.version = value;
                            else
                                delete message.version;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Value;
        })();

        tapestry.Message = (function() {

            /**
             * Properties of a Message.
             * @typedef {Object} ocean.tapestry.Message.$Properties
             * @property {ocean.tapestry.Beacon.$Properties|null} [ping] Message ping
             * @property {ocean.tapestry.Beacon.$Properties|null} [pong] Message pong
             * @property {ocean.tapestry.Nodes.$Properties|null} [nodes] Message nodes
             * @property {ocean.tapestry.GetNodes.$Properties|null} [getNodes] Message getNodes
             * @property {ocean.tapestry.Backpointer.$Properties|null} [backpointer] Message backpointer
             * @property {ocean.tapestry.Leaving.$Properties|null} [leaving] Message leaving
             * @property {ocean.tapestry.Join.$Properties|null} [join] Message join
             * @property {ocean.tapestry.JoinAnswer.$Properties|null} [joinAnswer] Message joinAnswer
             * @property {ocean.tapestry.Multicast.$Properties|null} [multicast] Message multicast
             * @property {ocean.tapestry.MulticastAck.$Properties|null} [multicastAck] Message multicastAck
             * @property {ocean.tapestry.Notify.$Properties|null} [notify] Message notify
             * @property {ocean.tapestry.Inserted.$Properties|null} [inserted] Message inserted
             * @property {ocean.tapestry.GetPointers.$Properties|null} [getPointers] Message getPointers
             * @property {ocean.tapestry.Pointers.$Properties|null} [pointers] Message pointers
             * @property {ocean.tapestry.Publish.$Properties|null} [publish] Message publish
             * @property {ocean.tapestry.PublishAck.$Properties|null} [publishAck] Message publishAck
             * @property {ocean.tapestry.Locate.$Properties|null} [locate] Message locate
             * @property {ocean.tapestry.Located.$Properties|null} [located] Message located
             * @property {ocean.tapestry.Trace.$Properties|null} [trace] Message trace
             * @property {ocean.tapestry.Traced.$Properties|null} [traced] Message traced
             * @property {ocean.tapestry.Carry.$Properties|null} [carry] Message carry
             * @property {ocean.tapestry.Put.$Properties|null} [put] Message put
             * @property {ocean.tapestry.Stored.$Properties|null} [stored] Message stored
             * @property {ocean.tapestry.Get.$Properties|null} [get] Message get
             * @property {ocean.tapestry.Value.$Properties|null} [value] Message value
             * @property {ocean.tapestry.NotifyAck.$Properties|null} [notifyAck] Message notifyAck
             * @property {"ping"|"pong"|"nodes"|"getNodes"|"backpointer"|"leaving"|"join"|"joinAnswer"|"multicast"|"multicastAck"|"notify"|"inserted"|"getPointers"|"pointers"|"publish"|"publishAck"|"locate"|"located"|"trace"|"traced"|"carry"|"put"|"stored"|"get"|"value"|"notifyAck"} [body] Message body
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */

            /**
             * Properties of a Message.
             * @memberof ocean.tapestry
             * @interface IMessage
             * @augments ocean.tapestry.Message.$Properties
             * @deprecated Use ocean.tapestry.Message.$Properties instead.
             */

            /**
             * Narrowed shape of a Message.
             * @typedef {{
             *   ping?: ocean.tapestry.Beacon.$Shape|null;
             *   pong?: ocean.tapestry.Beacon.$Shape|null;
             *   nodes?: ocean.tapestry.Nodes.$Shape|null;
             *   getNodes?: ocean.tapestry.GetNodes.$Shape|null;
             *   backpointer?: ocean.tapestry.Backpointer.$Shape|null;
             *   leaving?: ocean.tapestry.Leaving.$Shape|null;
             *   join?: ocean.tapestry.Join.$Shape|null;
             *   joinAnswer?: ocean.tapestry.JoinAnswer.$Shape|null;
             *   multicast?: ocean.tapestry.Multicast.$Shape|null;
             *   multicastAck?: ocean.tapestry.MulticastAck.$Shape|null;
             *   notify?: ocean.tapestry.Notify.$Shape|null;
             *   inserted?: ocean.tapestry.Inserted.$Shape|null;
             *   getPointers?: ocean.tapestry.GetPointers.$Shape|null;
             *   pointers?: ocean.tapestry.Pointers.$Shape|null;
             *   publish?: ocean.tapestry.Publish.$Shape|null;
             *   publishAck?: ocean.tapestry.PublishAck.$Shape|null;
             *   locate?: ocean.tapestry.Locate.$Shape|null;
             *   located?: ocean.tapestry.Located.$Shape|null;
             *   trace?: ocean.tapestry.Trace.$Shape|null;
             *   traced?: ocean.tapestry.Traced.$Shape|null;
             *   carry?: ocean.tapestry.Carry.$Shape|null;
             *   put?: ocean.tapestry.Put.$Shape|null;
             *   stored?: ocean.tapestry.Stored.$Shape|null;
             *   get?: ocean.tapestry.Get.$Shape|null;
             *   value?: ocean.tapestry.Value.$Shape|null;
             *   notifyAck?: ocean.tapestry.NotifyAck.$Shape|null;
             *   $unknowns?: Array.<Uint8Array>;
             * } & (
             *   ({ body?: undefined; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "ping"; ping: ocean.tapestry.Beacon.$Shape; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "pong"; ping?: null; pong: ocean.tapestry.Beacon.$Shape; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "nodes"; ping?: null; pong?: null; nodes: ocean.tapestry.Nodes.$Shape; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "getNodes"; ping?: null; pong?: null; nodes?: null; getNodes: ocean.tapestry.GetNodes.$Shape; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "backpointer"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer: ocean.tapestry.Backpointer.$Shape; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "leaving"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving: ocean.tapestry.Leaving.$Shape; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "join"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join: ocean.tapestry.Join.$Shape; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "joinAnswer"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer: ocean.tapestry.JoinAnswer.$Shape; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "multicast"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast: ocean.tapestry.Multicast.$Shape; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "multicastAck"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck: ocean.tapestry.MulticastAck.$Shape; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "notify"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify: ocean.tapestry.Notify.$Shape; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "inserted"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted: ocean.tapestry.Inserted.$Shape; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "getPointers"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers: ocean.tapestry.GetPointers.$Shape; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "pointers"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers: ocean.tapestry.Pointers.$Shape; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "publish"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish: ocean.tapestry.Publish.$Shape; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "publishAck"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck: ocean.tapestry.PublishAck.$Shape; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "locate"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate: ocean.tapestry.Locate.$Shape; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "located"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located: ocean.tapestry.Located.$Shape; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "trace"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace: ocean.tapestry.Trace.$Shape; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "traced"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced: ocean.tapestry.Traced.$Shape; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "carry"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry: ocean.tapestry.Carry.$Shape; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "put"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put: ocean.tapestry.Put.$Shape; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "stored"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored: ocean.tapestry.Stored.$Shape; get?: null; value?: null; notifyAck?: null }|{ body?: "get"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get: ocean.tapestry.Get.$Shape; value?: null; notifyAck?: null }|{ body?: "value"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value: ocean.tapestry.Value.$Shape; notifyAck?: null }|{ body?: "notifyAck"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck: ocean.tapestry.NotifyAck.$Shape })
             * )} ocean.tapestry.Message.$Shape
             */

            /**
             * Constructs a new Message.
             * @memberof ocean.tapestry
             * @classdesc Represents a Message.
             * @constructor
             * @param {ocean.tapestry.Message.$Properties=} [properties] Properties to set
             * @property {Array.<Uint8Array>} [$unknowns] Unknown fields preserved while decoding when enabled
             */
            const Message = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            /**
             * Message ping.
             * @member {ocean.tapestry.Beacon.$Properties|null|undefined} ping
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.ping = null;

            /**
             * Message pong.
             * @member {ocean.tapestry.Beacon.$Properties|null|undefined} pong
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.pong = null;

            /**
             * Message nodes.
             * @member {ocean.tapestry.Nodes.$Properties|null|undefined} nodes
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.nodes = null;

            /**
             * Message getNodes.
             * @member {ocean.tapestry.GetNodes.$Properties|null|undefined} getNodes
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.getNodes = null;

            /**
             * Message backpointer.
             * @member {ocean.tapestry.Backpointer.$Properties|null|undefined} backpointer
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.backpointer = null;

            /**
             * Message leaving.
             * @member {ocean.tapestry.Leaving.$Properties|null|undefined} leaving
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.leaving = null;

            /**
             * Message join.
             * @member {ocean.tapestry.Join.$Properties|null|undefined} join
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.join = null;

            /**
             * Message joinAnswer.
             * @member {ocean.tapestry.JoinAnswer.$Properties|null|undefined} joinAnswer
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.joinAnswer = null;

            /**
             * Message multicast.
             * @member {ocean.tapestry.Multicast.$Properties|null|undefined} multicast
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.multicast = null;

            /**
             * Message multicastAck.
             * @member {ocean.tapestry.MulticastAck.$Properties|null|undefined} multicastAck
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.multicastAck = null;

            /**
             * Message notify.
             * @member {ocean.tapestry.Notify.$Properties|null|undefined} notify
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.notify = null;

            /**
             * Message inserted.
             * @member {ocean.tapestry.Inserted.$Properties|null|undefined} inserted
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.inserted = null;

            /**
             * Message getPointers.
             * @member {ocean.tapestry.GetPointers.$Properties|null|undefined} getPointers
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.getPointers = null;

            /**
             * Message pointers.
             * @member {ocean.tapestry.Pointers.$Properties|null|undefined} pointers
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.pointers = null;

            /**
             * Message publish.
             * @member {ocean.tapestry.Publish.$Properties|null|undefined} publish
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.publish = null;

            /**
             * Message publishAck.
             * @member {ocean.tapestry.PublishAck.$Properties|null|undefined} publishAck
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.publishAck = null;

            /**
             * Message locate.
             * @member {ocean.tapestry.Locate.$Properties|null|undefined} locate
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.locate = null;

            /**
             * Message located.
             * @member {ocean.tapestry.Located.$Properties|null|undefined} located
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.located = null;

            /**
             * Message trace.
             * @member {ocean.tapestry.Trace.$Properties|null|undefined} trace
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.trace = null;

            /**
             * Message traced.
             * @member {ocean.tapestry.Traced.$Properties|null|undefined} traced
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.traced = null;

            /**
             * Message carry.
             * @member {ocean.tapestry.Carry.$Properties|null|undefined} carry
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.carry = null;

            /**
             * Message put.
             * @member {ocean.tapestry.Put.$Properties|null|undefined} put
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.put = null;

            /**
             * Message stored.
             * @member {ocean.tapestry.Stored.$Properties|null|undefined} stored
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.stored = null;

            /**
             * Message get.
             * @member {ocean.tapestry.Get.$Properties|null|undefined} get
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.get = null;

            /**
             * Message value.
             * @member {ocean.tapestry.Value.$Properties|null|undefined} value
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.value = null;

            /**
             * Message notifyAck.
             * @member {ocean.tapestry.NotifyAck.$Properties|null|undefined} notifyAck
             * @memberof ocean.tapestry.Message
             * @instance
             */
            Message.prototype.notifyAck = null;

            // OneOf field names bound to virtual getters and setters
            let $oneOfFields;

            /**
             * Message body.
             * @member {"ping"|"pong"|"nodes"|"getNodes"|"backpointer"|"leaving"|"join"|"joinAnswer"|"multicast"|"multicastAck"|"notify"|"inserted"|"getPointers"|"pointers"|"publish"|"publishAck"|"locate"|"located"|"trace"|"traced"|"carry"|"put"|"stored"|"get"|"value"|"notifyAck"|undefined} body
             * @memberof ocean.tapestry.Message
             * @instance
             */
            $Object.defineProperty(Message.prototype, "body", {
                get: $util.oneOfGetter($oneOfFields = ["ping", "pong", "nodes", "getNodes", "backpointer", "leaving", "join", "joinAnswer", "multicast", "multicastAck", "notify", "inserted", "getPointers", "pointers", "publish", "publishAck", "locate", "located", "trace", "traced", "carry", "put", "stored", "get", "value", "notifyAck"]),
                set: $util.oneOfSetter($oneOfFields)
            });

            /**
             * Creates a new Message instance using the specified properties.
             * @function create
             * @memberof ocean.tapestry.Message
             * @static
             * @param {ocean.tapestry.Message.$Properties=} [properties] Properties to set
             * @returns {ocean.tapestry.Message} Message instance
             * @type {{
             *   (properties: ocean.tapestry.Message.$Shape): ocean.tapestry.Message & ocean.tapestry.Message.$Shape;
             *   (properties?: ocean.tapestry.Message.$Properties): ocean.tapestry.Message;
             * }}
             */
            Message.create = function(properties) {
                return new Message(properties);
            };

            /**
             * Encodes the specified Message message. Does not implicitly {@link ocean.tapestry.Message.verify|verify} messages.
             * @function encode
             * @memberof ocean.tapestry.Message
             * @static
             * @param {ocean.tapestry.Message.$Properties} message Message message or plain object to encode
             * @param {$protobuf.Writer} [writer] Writer to encode to
             * @returns {$protobuf.Writer} Writer
             */
            Message.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.ping != null && $Object.hasOwnProperty.call(message, "ping"))
                    $root.ocean.tapestry.Beacon.encode(message.ping, writer.uint32(/* id 1, wireType 2 =*/10).fork(), _depth + 1).ldelim();
                if (message.pong != null && $Object.hasOwnProperty.call(message, "pong"))
                    $root.ocean.tapestry.Beacon.encode(message.pong, writer.uint32(/* id 2, wireType 2 =*/18).fork(), _depth + 1).ldelim();
                if (message.nodes != null && $Object.hasOwnProperty.call(message, "nodes"))
                    $root.ocean.tapestry.Nodes.encode(message.nodes, writer.uint32(/* id 3, wireType 2 =*/26).fork(), _depth + 1).ldelim();
                if (message.getNodes != null && $Object.hasOwnProperty.call(message, "getNodes"))
                    $root.ocean.tapestry.GetNodes.encode(message.getNodes, writer.uint32(/* id 4, wireType 2 =*/34).fork(), _depth + 1).ldelim();
                if (message.backpointer != null && $Object.hasOwnProperty.call(message, "backpointer"))
                    $root.ocean.tapestry.Backpointer.encode(message.backpointer, writer.uint32(/* id 5, wireType 2 =*/42).fork(), _depth + 1).ldelim();
                if (message.leaving != null && $Object.hasOwnProperty.call(message, "leaving"))
                    $root.ocean.tapestry.Leaving.encode(message.leaving, writer.uint32(/* id 6, wireType 2 =*/50).fork(), _depth + 1).ldelim();
                if (message.join != null && $Object.hasOwnProperty.call(message, "join"))
                    $root.ocean.tapestry.Join.encode(message.join, writer.uint32(/* id 7, wireType 2 =*/58).fork(), _depth + 1).ldelim();
                if (message.joinAnswer != null && $Object.hasOwnProperty.call(message, "joinAnswer"))
                    $root.ocean.tapestry.JoinAnswer.encode(message.joinAnswer, writer.uint32(/* id 8, wireType 2 =*/66).fork(), _depth + 1).ldelim();
                if (message.multicast != null && $Object.hasOwnProperty.call(message, "multicast"))
                    $root.ocean.tapestry.Multicast.encode(message.multicast, writer.uint32(/* id 9, wireType 2 =*/74).fork(), _depth + 1).ldelim();
                if (message.multicastAck != null && $Object.hasOwnProperty.call(message, "multicastAck"))
                    $root.ocean.tapestry.MulticastAck.encode(message.multicastAck, writer.uint32(/* id 10, wireType 2 =*/82).fork(), _depth + 1).ldelim();
                if (message.notify != null && $Object.hasOwnProperty.call(message, "notify"))
                    $root.ocean.tapestry.Notify.encode(message.notify, writer.uint32(/* id 11, wireType 2 =*/90).fork(), _depth + 1).ldelim();
                if (message.inserted != null && $Object.hasOwnProperty.call(message, "inserted"))
                    $root.ocean.tapestry.Inserted.encode(message.inserted, writer.uint32(/* id 12, wireType 2 =*/98).fork(), _depth + 1).ldelim();
                if (message.getPointers != null && $Object.hasOwnProperty.call(message, "getPointers"))
                    $root.ocean.tapestry.GetPointers.encode(message.getPointers, writer.uint32(/* id 13, wireType 2 =*/106).fork(), _depth + 1).ldelim();
                if (message.pointers != null && $Object.hasOwnProperty.call(message, "pointers"))
                    $root.ocean.tapestry.Pointers.encode(message.pointers, writer.uint32(/* id 14, wireType 2 =*/114).fork(), _depth + 1).ldelim();
                if (message.publish != null && $Object.hasOwnProperty.call(message, "publish"))
                    $root.ocean.tapestry.Publish.encode(message.publish, writer.uint32(/* id 15, wireType 2 =*/122).fork(), _depth + 1).ldelim();
                if (message.publishAck != null && $Object.hasOwnProperty.call(message, "publishAck"))
                    $root.ocean.tapestry.PublishAck.encode(message.publishAck, writer.uint32(/* id 16, wireType 2 =*/130).fork(), _depth + 1).ldelim();
                if (message.locate != null && $Object.hasOwnProperty.call(message, "locate"))
                    $root.ocean.tapestry.Locate.encode(message.locate, writer.uint32(/* id 17, wireType 2 =*/138).fork(), _depth + 1).ldelim();
                if (message.located != null && $Object.hasOwnProperty.call(message, "located"))
                    $root.ocean.tapestry.Located.encode(message.located, writer.uint32(/* id 18, wireType 2 =*/146).fork(), _depth + 1).ldelim();
                if (message.trace != null && $Object.hasOwnProperty.call(message, "trace"))
                    $root.ocean.tapestry.Trace.encode(message.trace, writer.uint32(/* id 19, wireType 2 =*/154).fork(), _depth + 1).ldelim();
                if (message.traced != null && $Object.hasOwnProperty.call(message, "traced"))
                    $root.ocean.tapestry.Traced.encode(message.traced, writer.uint32(/* id 20, wireType 2 =*/162).fork(), _depth + 1).ldelim();
                if (message.carry != null && $Object.hasOwnProperty.call(message, "carry"))
                    $root.ocean.tapestry.Carry.encode(message.carry, writer.uint32(/* id 21, wireType 2 =*/170).fork(), _depth + 1).ldelim();
                if (message.put != null && $Object.hasOwnProperty.call(message, "put"))
                    $root.ocean.tapestry.Put.encode(message.put, writer.uint32(/* id 22, wireType 2 =*/178).fork(), _depth + 1).ldelim();
                if (message.stored != null && $Object.hasOwnProperty.call(message, "stored"))
                    $root.ocean.tapestry.Stored.encode(message.stored, writer.uint32(/* id 23, wireType 2 =*/186).fork(), _depth + 1).ldelim();
                if (message.get != null && $Object.hasOwnProperty.call(message, "get"))
                    $root.ocean.tapestry.Get.encode(message.get, writer.uint32(/* id 24, wireType 2 =*/194).fork(), _depth + 1).ldelim();
                if (message.value != null && $Object.hasOwnProperty.call(message, "value"))
                    $root.ocean.tapestry.Value.encode(message.value, writer.uint32(/* id 25, wireType 2 =*/202).fork(), _depth + 1).ldelim();
                if (message.notifyAck != null && $Object.hasOwnProperty.call(message, "notifyAck"))
                    $root.ocean.tapestry.NotifyAck.encode(message.notifyAck, writer.uint32(/* id 26, wireType 2 =*/210).fork(), _depth + 1).ldelim();
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            /**
             * Decodes a Message message from the specified reader or buffer.
             * @function decode
             * @memberof ocean.tapestry.Message
             * @static
             * @param {$protobuf.Reader|Uint8Array} reader Reader or buffer to decode from
             * @param {number} [length] Message length if known beforehand
             * @returns {ocean.tapestry.Message & ocean.tapestry.Message.$Shape} Message
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            Message.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.ocean.tapestry.Message();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 2)
                                break;
                            message.ping = $root.ocean.tapestry.Beacon.decode(reader, reader.size(), $undefined, _depth + 1, message.ping);
                            message.body = "ping";
                            continue;
                        }
                    case 2: {
                            if (wireType !== 2)
                                break;
                            message.pong = $root.ocean.tapestry.Beacon.decode(reader, reader.size(), $undefined, _depth + 1, message.pong);
                            message.body = "pong";
                            continue;
                        }
                    case 3: {
                            if (wireType !== 2)
                                break;
                            message.nodes = $root.ocean.tapestry.Nodes.decode(reader, reader.size(), $undefined, _depth + 1, message.nodes);
                            message.body = "nodes";
                            continue;
                        }
                    case 4: {
                            if (wireType !== 2)
                                break;
                            message.getNodes = $root.ocean.tapestry.GetNodes.decode(reader, reader.size(), $undefined, _depth + 1, message.getNodes);
                            message.body = "getNodes";
                            continue;
                        }
                    case 5: {
                            if (wireType !== 2)
                                break;
                            message.backpointer = $root.ocean.tapestry.Backpointer.decode(reader, reader.size(), $undefined, _depth + 1, message.backpointer);
                            message.body = "backpointer";
                            continue;
                        }
                    case 6: {
                            if (wireType !== 2)
                                break;
                            message.leaving = $root.ocean.tapestry.Leaving.decode(reader, reader.size(), $undefined, _depth + 1, message.leaving);
                            message.body = "leaving";
                            continue;
                        }
                    case 7: {
                            if (wireType !== 2)
                                break;
                            message.join = $root.ocean.tapestry.Join.decode(reader, reader.size(), $undefined, _depth + 1, message.join);
                            message.body = "join";
                            continue;
                        }
                    case 8: {
                            if (wireType !== 2)
                                break;
                            message.joinAnswer = $root.ocean.tapestry.JoinAnswer.decode(reader, reader.size(), $undefined, _depth + 1, message.joinAnswer);
                            message.body = "joinAnswer";
                            continue;
                        }
                    case 9: {
                            if (wireType !== 2)
                                break;
                            message.multicast = $root.ocean.tapestry.Multicast.decode(reader, reader.size(), $undefined, _depth + 1, message.multicast);
                            message.body = "multicast";
                            continue;
                        }
                    case 10: {
                            if (wireType !== 2)
                                break;
                            message.multicastAck = $root.ocean.tapestry.MulticastAck.decode(reader, reader.size(), $undefined, _depth + 1, message.multicastAck);
                            message.body = "multicastAck";
                            continue;
                        }
                    case 11: {
                            if (wireType !== 2)
                                break;
                            message.notify = $root.ocean.tapestry.Notify.decode(reader, reader.size(), $undefined, _depth + 1, message.notify);
                            message.body = "notify";
                            continue;
                        }
                    case 12: {
                            if (wireType !== 2)
                                break;
                            message.inserted = $root.ocean.tapestry.Inserted.decode(reader, reader.size(), $undefined, _depth + 1, message.inserted);
                            message.body = "inserted";
                            continue;
                        }
                    case 13: {
                            if (wireType !== 2)
                                break;
                            message.getPointers = $root.ocean.tapestry.GetPointers.decode(reader, reader.size(), $undefined, _depth + 1, message.getPointers);
                            message.body = "getPointers";
                            continue;
                        }
                    case 14: {
                            if (wireType !== 2)
                                break;
                            message.pointers = $root.ocean.tapestry.Pointers.decode(reader, reader.size(), $undefined, _depth + 1, message.pointers);
                            message.body = "pointers";
                            continue;
                        }
                    case 15: {
                            if (wireType !== 2)
                                break;
                            message.publish = $root.ocean.tapestry.Publish.decode(reader, reader.size(), $undefined, _depth + 1, message.publish);
                            message.body = "publish";
                            continue;
                        }
                    case 16: {
                            if (wireType !== 2)
                                break;
                            message.publishAck = $root.ocean.tapestry.PublishAck.decode(reader, reader.size(), $undefined, _depth + 1, message.publishAck);
                            message.body = "publishAck";
                            continue;
                        }
                    case 17: {
                            if (wireType !== 2)
                                break;
                            message.locate = $root.ocean.tapestry.Locate.decode(reader, reader.size(), $undefined, _depth + 1, message.locate);
                            message.body = "locate";
                            continue;
                        }
                    case 18: {
                            if (wireType !== 2)
                                break;
                            message.located = $root.ocean.tapestry.Located.decode(reader, reader.size(), $undefined, _depth + 1, message.located);
                            message.body = "located";
                            continue;
                        }
                    case 19: {
                            if (wireType !== 2)
                                break;
                            message.trace = $root.ocean.tapestry.Trace.decode(reader, reader.size(), $undefined, _depth + 1, message.trace);
                            message.body = "trace";
                            continue;
                        }
                    case 20: {
                            if (wireType !== 2)
                                break;
                            message.traced = $root.ocean.tapestry.Traced.decode(reader, reader.size(), $undefined, _depth + 1, message.traced);
                            message.body = "traced";
                            continue;
                        }
                    case 21: {
                            if (wireType !== 2)
                                break;
                            message.carry = $root.ocean.tapestry.Carry.decode(reader, reader.size(), $undefined, _depth + 1, message.carry);
                            message.body = "carry";
                            continue;
                        }
                    case 22: {
                            if (wireType !== 2)
                                break;
                            message.put = $root.ocean.tapestry.Put.decode(reader, reader.size(), $undefined, _depth + 1, message.put);
                            message.body = "put";
                            continue;
                        }
                    case 23: {
                            if (wireType !== 2)
                                break;
                            message.stored = $root.ocean.tapestry.Stored.decode(reader, reader.size(), $undefined, _depth + 1, message.stored);
                            message.body = "stored";
                            continue;
                        }
                    case 24: {
                            if (wireType !== 2)
                                break;
                            message.get = $root.ocean.tapestry.Get.decode(reader, reader.size(), $undefined, _depth + 1, message.get);
                            message.body = "get";
                            continue;
                        }
                    case 25: {
                            if (wireType !== 2)
                                break;
                            message.value = $root.ocean.tapestry.Value.decode(reader, reader.size(), $undefined, _depth + 1, message.value);
                            message.body = "value";
                            continue;
                        }
                    case 26: {
                            if (wireType !== 2)
                                break;
                            message.notifyAck = $root.ocean.tapestry.NotifyAck.decode(reader, reader.size(), $undefined, _depth + 1, message.notifyAck);
                            message.body = "notifyAck";
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            return Message;
        })();

        return tapestry;
    })();

    return ocean;
})();

export {
  $root as default
};
