import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace ocean. */
export namespace ocean {

    /** Namespace common. */
    namespace common {

        /**
         * Properties of a NodeAddress.
         * @deprecated Use ocean.common.NodeAddress.$Properties instead.
         */
        interface INodeAddress extends ocean.common.NodeAddress.$Properties {
        }

        /** Represents a NodeAddress. */
        class NodeAddress {

            /**
             * Constructs a new NodeAddress.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.common.NodeAddress.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NodeAddress nodeId. */
            nodeId: Uint8Array;

            /** NodeAddress host. */
            host: string;

            /** NodeAddress port. */
            port: number;

            /**
             * Creates a new NodeAddress instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NodeAddress instance
             */
            static create(properties: ocean.common.NodeAddress.$Shape): ocean.common.NodeAddress & ocean.common.NodeAddress.$Shape;
            static create(properties?: ocean.common.NodeAddress.$Properties): ocean.common.NodeAddress;

            /**
             * Encodes the specified NodeAddress message. Does not implicitly {@link ocean.common.NodeAddress.verify|verify} messages.
             * @param message NodeAddress message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.common.NodeAddress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NodeAddress message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.common.NodeAddress & ocean.common.NodeAddress.$Shape} NodeAddress
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.common.NodeAddress & ocean.common.NodeAddress.$Shape;
        }

        namespace NodeAddress {

            /** Properties of a NodeAddress. */
            interface $Properties {

                /** NodeAddress nodeId */
                nodeId?: (Uint8Array|null);

                /** NodeAddress host */
                host?: (string|null);

                /** NodeAddress port */
                port?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NodeAddress. */
            type $Shape = ocean.common.NodeAddress.$Properties;
        }
    }
}
