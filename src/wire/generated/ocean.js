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

    return ocean;
})();

export {
  $root as default
};
