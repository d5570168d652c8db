import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace ocean. */
export namespace ocean {

    /** Namespace archive. */
    namespace archive {

        /**
         * Properties of a PackedBlock.
         * @deprecated Use ocean.archive.PackedBlock.$Properties instead.
         */
        interface IPackedBlock extends ocean.archive.PackedBlock.$Properties {
        }

        /** Represents a PackedBlock. */
        class PackedBlock {

            /**
             * Constructs a new PackedBlock.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.PackedBlock.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PackedBlock digest. */
            digest: Uint8Array;

            /** PackedBlock length. */
            length: number;

            /**
             * Creates a new PackedBlock instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PackedBlock instance
             */
            static create(properties: ocean.archive.PackedBlock.$Shape): ocean.archive.PackedBlock & ocean.archive.PackedBlock.$Shape;
            static create(properties?: ocean.archive.PackedBlock.$Properties): ocean.archive.PackedBlock;

            /**
             * Encodes the specified PackedBlock message. Does not implicitly {@link ocean.archive.PackedBlock.verify|verify} messages.
             * @param message PackedBlock message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.PackedBlock.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PackedBlock message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.PackedBlock & ocean.archive.PackedBlock.$Shape} PackedBlock
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.PackedBlock & ocean.archive.PackedBlock.$Shape;
        }

        namespace PackedBlock {

            /** Properties of a PackedBlock. */
            interface $Properties {

                /** PackedBlock digest */
                digest?: (Uint8Array|null);

                /** PackedBlock length */
                length?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PackedBlock. */
            type $Shape = ocean.archive.PackedBlock.$Properties;
        }

        /**
         * Properties of a Manifest.
         * @deprecated Use ocean.archive.Manifest.$Properties instead.
         */
        interface IManifest extends ocean.archive.Manifest.$Properties {
        }

        /** Represents a Manifest. */
        class Manifest {

            /**
             * Constructs a new Manifest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.Manifest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Manifest aguid. */
            aguid: Uint8Array;

            /** Manifest author. */
            author: Uint8Array;

            /** Manifest k. */
            k: number;

            /** Manifest n. */
            n: number;

            /** Manifest length. */
            length: number;

            /** Manifest fragments. */
            fragments: Uint8Array[];

            /** Manifest blocks. */
            blocks: ocean.archive.PackedBlock.$Properties[];

            /** Manifest timeMs. */
            timeMs: number;

            /** Manifest checkpoint. */
            checkpoint?: (ocean.archive.CheckpointMark.$Properties|null);

            /**
             * Creates a new Manifest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Manifest instance
             */
            static create(properties: ocean.archive.Manifest.$Shape): ocean.archive.Manifest & ocean.archive.Manifest.$Shape;
            static create(properties?: ocean.archive.Manifest.$Properties): ocean.archive.Manifest;

            /**
             * Encodes the specified Manifest message. Does not implicitly {@link ocean.archive.Manifest.verify|verify} messages.
             * @param message Manifest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.Manifest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Manifest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.Manifest & ocean.archive.Manifest.$Shape} Manifest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.Manifest & ocean.archive.Manifest.$Shape;
        }

        namespace Manifest {

            /** Properties of a Manifest. */
            interface $Properties {

                /** Manifest aguid */
                aguid?: (Uint8Array|null);

                /** Manifest author */
                author?: (Uint8Array|null);

                /** Manifest k */
                k?: (number|null);

                /** Manifest n */
                n?: (number|null);

                /** Manifest length */
                length?: (number|null);

                /** Manifest fragments */
                fragments?: (Uint8Array[]|null);

                /** Manifest blocks */
                blocks?: (ocean.archive.PackedBlock.$Properties[]|null);

                /** Manifest timeMs */
                timeMs?: (number|null);

                /** Manifest checkpoint */
                checkpoint?: (ocean.archive.CheckpointMark.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Manifest. */
            type $Shape = ocean.archive.Manifest.$Properties;
        }

        /**
         * Properties of a CheckpointMark.
         * @deprecated Use ocean.archive.CheckpointMark.$Properties instead.
         */
        interface ICheckpointMark extends ocean.archive.CheckpointMark.$Properties {
        }

        /** Represents a CheckpointMark. */
        class CheckpointMark {

            /**
             * Constructs a new CheckpointMark.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.CheckpointMark.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CheckpointMark epoch. */
            epoch: number;

            /** CheckpointMark version. */
            version: number;

            /**
             * Creates a new CheckpointMark instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CheckpointMark instance
             */
            static create(properties: ocean.archive.CheckpointMark.$Shape): ocean.archive.CheckpointMark & ocean.archive.CheckpointMark.$Shape;
            static create(properties?: ocean.archive.CheckpointMark.$Properties): ocean.archive.CheckpointMark;

            /**
             * Encodes the specified CheckpointMark message. Does not implicitly {@link ocean.archive.CheckpointMark.verify|verify} messages.
             * @param message CheckpointMark message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.CheckpointMark.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CheckpointMark message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.CheckpointMark & ocean.archive.CheckpointMark.$Shape} CheckpointMark
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.CheckpointMark & ocean.archive.CheckpointMark.$Shape;
        }

        namespace CheckpointMark {

            /** Properties of a CheckpointMark. */
            interface $Properties {

                /** CheckpointMark epoch */
                epoch?: (number|null);

                /** CheckpointMark version */
                version?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CheckpointMark. */
            type $Shape = ocean.archive.CheckpointMark.$Properties;
        }

        /**
         * Properties of a Checkpoint.
         * @deprecated Use ocean.archive.Checkpoint.$Properties instead.
         */
        interface ICheckpoint extends ocean.archive.Checkpoint.$Properties {
        }

        /** Represents a Checkpoint. */
        class Checkpoint {

            /**
             * Constructs a new Checkpoint.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.Checkpoint.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Checkpoint object. */
            object?: (ocean.object.ObjectCertificate.$Properties|null);

            /** Checkpoint ring. */
            ring?: (ocean.object.SignedRing.$Properties|null);

            /** Checkpoint heartbeat. */
            heartbeat?: (ocean.object.CertifiedHeartbeat.$Properties|null);

            /** Checkpoint nodePacks. */
            nodePacks: Uint8Array[];

            /** Checkpoint blockPacks. */
            blockPacks: Uint8Array[];

            /**
             * Creates a new Checkpoint instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Checkpoint instance
             */
            static create(properties: ocean.archive.Checkpoint.$Shape): ocean.archive.Checkpoint & ocean.archive.Checkpoint.$Shape;
            static create(properties?: ocean.archive.Checkpoint.$Properties): ocean.archive.Checkpoint;

            /**
             * Encodes the specified Checkpoint message. Does not implicitly {@link ocean.archive.Checkpoint.verify|verify} messages.
             * @param message Checkpoint message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.Checkpoint.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Checkpoint message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.Checkpoint & ocean.archive.Checkpoint.$Shape} Checkpoint
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.Checkpoint & ocean.archive.Checkpoint.$Shape;
        }

        namespace Checkpoint {

            /** Properties of a Checkpoint. */
            interface $Properties {

                /** Checkpoint object */
                object?: (ocean.object.ObjectCertificate.$Properties|null);

                /** Checkpoint ring */
                ring?: (ocean.object.SignedRing.$Properties|null);

                /** Checkpoint heartbeat */
                heartbeat?: (ocean.object.CertifiedHeartbeat.$Properties|null);

                /** Checkpoint nodePacks */
                nodePacks?: (Uint8Array[]|null);

                /** Checkpoint blockPacks */
                blockPacks?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Checkpoint. */
            type $Shape = ocean.archive.Checkpoint.$Properties;
        }

        /**
         * Properties of a CheckpointEntry.
         * @deprecated Use ocean.archive.CheckpointEntry.$Properties instead.
         */
        interface ICheckpointEntry extends ocean.archive.CheckpointEntry.$Properties {
        }

        /** Represents a CheckpointEntry. */
        class CheckpointEntry {

            /**
             * Constructs a new CheckpointEntry.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.CheckpointEntry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CheckpointEntry pack. */
            pack: Uint8Array;

            /** CheckpointEntry version. */
            version: number;

            /** CheckpointEntry topBlock. */
            topBlock: Uint8Array;

            /** CheckpointEntry chain. */
            chain: number;

            /** CheckpointEntry length. */
            length: number;

            /** CheckpointEntry wholeBytes. */
            wholeBytes: number;

            /** CheckpointEntry addedBytes. */
            addedBytes: number;

            /** CheckpointEntry timeMs. */
            timeMs: number;

            /** CheckpointEntry retained. */
            retained: number;

            /**
             * Creates a new CheckpointEntry instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CheckpointEntry instance
             */
            static create(properties: ocean.archive.CheckpointEntry.$Shape): ocean.archive.CheckpointEntry & ocean.archive.CheckpointEntry.$Shape;
            static create(properties?: ocean.archive.CheckpointEntry.$Properties): ocean.archive.CheckpointEntry;

            /**
             * Encodes the specified CheckpointEntry message. Does not implicitly {@link ocean.archive.CheckpointEntry.verify|verify} messages.
             * @param message CheckpointEntry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.CheckpointEntry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CheckpointEntry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.CheckpointEntry & ocean.archive.CheckpointEntry.$Shape} CheckpointEntry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.CheckpointEntry & ocean.archive.CheckpointEntry.$Shape;
        }

        namespace CheckpointEntry {

            /** Properties of a CheckpointEntry. */
            interface $Properties {

                /** CheckpointEntry pack */
                pack?: (Uint8Array|null);

                /** CheckpointEntry version */
                version?: (number|null);

                /** CheckpointEntry topBlock */
                topBlock?: (Uint8Array|null);

                /** CheckpointEntry chain */
                chain?: (number|null);

                /** CheckpointEntry length */
                length?: (number|null);

                /** CheckpointEntry wholeBytes */
                wholeBytes?: (number|null);

                /** CheckpointEntry addedBytes */
                addedBytes?: (number|null);

                /** CheckpointEntry timeMs */
                timeMs?: (number|null);

                /** CheckpointEntry retained */
                retained?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CheckpointEntry. */
            type $Shape = ocean.archive.CheckpointEntry.$Properties;
        }

        /**
         * Properties of a SignedManifest.
         * @deprecated Use ocean.archive.SignedManifest.$Properties instead.
         */
        interface ISignedManifest extends ocean.archive.SignedManifest.$Properties {
        }

        /** Represents a SignedManifest. */
        class SignedManifest {

            /**
             * Constructs a new SignedManifest.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.SignedManifest.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SignedManifest manifest. */
            manifest?: (ocean.object.Signed.$Properties|null);

            /** SignedManifest writer. */
            writer?: (ocean.object.Signed.$Properties|null);

            /**
             * Creates a new SignedManifest instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SignedManifest instance
             */
            static create(properties: ocean.archive.SignedManifest.$Shape): ocean.archive.SignedManifest & ocean.archive.SignedManifest.$Shape;
            static create(properties?: ocean.archive.SignedManifest.$Properties): ocean.archive.SignedManifest;

            /**
             * Encodes the specified SignedManifest message. Does not implicitly {@link ocean.archive.SignedManifest.verify|verify} messages.
             * @param message SignedManifest message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.SignedManifest.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SignedManifest message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.SignedManifest & ocean.archive.SignedManifest.$Shape} SignedManifest
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.SignedManifest & ocean.archive.SignedManifest.$Shape;
        }

        namespace SignedManifest {

            /** Properties of a SignedManifest. */
            interface $Properties {

                /** SignedManifest manifest */
                manifest?: (ocean.object.Signed.$Properties|null);

                /** SignedManifest writer */
                writer?: (ocean.object.Signed.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SignedManifest. */
            type $Shape = ocean.archive.SignedManifest.$Properties;
        }

        /**
         * Properties of a StoreFragment.
         * @deprecated Use ocean.archive.StoreFragment.$Properties instead.
         */
        interface IStoreFragment extends ocean.archive.StoreFragment.$Properties {
        }

        /** Represents a StoreFragment. */
        class StoreFragment {

            /**
             * Constructs a new StoreFragment.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.StoreFragment.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** StoreFragment manifest. */
            manifest?: (ocean.archive.SignedManifest.$Properties|null);

            /** StoreFragment index. */
            index: number;

            /**
             * Creates a new StoreFragment instance using the specified properties.
             * @param [properties] Properties to set
             * @returns StoreFragment instance
             */
            static create(properties: ocean.archive.StoreFragment.$Shape): ocean.archive.StoreFragment & ocean.archive.StoreFragment.$Shape;
            static create(properties?: ocean.archive.StoreFragment.$Properties): ocean.archive.StoreFragment;

            /**
             * Encodes the specified StoreFragment message. Does not implicitly {@link ocean.archive.StoreFragment.verify|verify} messages.
             * @param message StoreFragment message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.StoreFragment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a StoreFragment message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.StoreFragment & ocean.archive.StoreFragment.$Shape} StoreFragment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.StoreFragment & ocean.archive.StoreFragment.$Shape;
        }

        namespace StoreFragment {

            /** Properties of a StoreFragment. */
            interface $Properties {

                /** StoreFragment manifest */
                manifest?: (ocean.archive.SignedManifest.$Properties|null);

                /** StoreFragment index */
                index?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a StoreFragment. */
            type $Shape = ocean.archive.StoreFragment.$Properties;
        }

        /**
         * Properties of a FragmentStored.
         * @deprecated Use ocean.archive.FragmentStored.$Properties instead.
         */
        interface IFragmentStored extends ocean.archive.FragmentStored.$Properties {
        }

        /** Represents a FragmentStored. */
        class FragmentStored {

            /**
             * Constructs a new FragmentStored.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.FragmentStored.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new FragmentStored instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FragmentStored instance
             */
            static create(properties: ocean.archive.FragmentStored.$Shape): ocean.archive.FragmentStored & ocean.archive.FragmentStored.$Shape;
            static create(properties?: ocean.archive.FragmentStored.$Properties): ocean.archive.FragmentStored;

            /**
             * Encodes the specified FragmentStored message. Does not implicitly {@link ocean.archive.FragmentStored.verify|verify} messages.
             * @param message FragmentStored message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.FragmentStored.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FragmentStored message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.FragmentStored & ocean.archive.FragmentStored.$Shape} FragmentStored
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.FragmentStored & ocean.archive.FragmentStored.$Shape;
        }

        namespace FragmentStored {

            /** Properties of a FragmentStored. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FragmentStored. */
            type $Shape = ocean.archive.FragmentStored.$Properties;
        }

        /**
         * Properties of a ReadFragment.
         * @deprecated Use ocean.archive.ReadFragment.$Properties instead.
         */
        interface IReadFragment extends ocean.archive.ReadFragment.$Properties {
        }

        /** Represents a ReadFragment. */
        class ReadFragment {

            /**
             * Constructs a new ReadFragment.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.ReadFragment.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ReadFragment pack. */
            pack: Uint8Array;

            /** ReadFragment index. */
            index: number;

            /** ReadFragment offset. */
            offset: number;

            /** ReadFragment length. */
            length: number;

            /**
             * Creates a new ReadFragment instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ReadFragment instance
             */
            static create(properties: ocean.archive.ReadFragment.$Shape): ocean.archive.ReadFragment & ocean.archive.ReadFragment.$Shape;
            static create(properties?: ocean.archive.ReadFragment.$Properties): ocean.archive.ReadFragment;

            /**
             * Encodes the specified ReadFragment message. Does not implicitly {@link ocean.archive.ReadFragment.verify|verify} messages.
             * @param message ReadFragment message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.ReadFragment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ReadFragment message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.ReadFragment & ocean.archive.ReadFragment.$Shape} ReadFragment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.ReadFragment & ocean.archive.ReadFragment.$Shape;
        }

        namespace ReadFragment {

            /** Properties of a ReadFragment. */
            interface $Properties {

                /** ReadFragment pack */
                pack?: (Uint8Array|null);

                /** ReadFragment index */
                index?: (number|null);

                /** ReadFragment offset */
                offset?: (number|null);

                /** ReadFragment length */
                length?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ReadFragment. */
            type $Shape = ocean.archive.ReadFragment.$Properties;
        }

        /**
         * Properties of a FragmentRange.
         * @deprecated Use ocean.archive.FragmentRange.$Properties instead.
         */
        interface IFragmentRange extends ocean.archive.FragmentRange.$Properties {
        }

        /** Represents a FragmentRange. */
        class FragmentRange {

            /**
             * Constructs a new FragmentRange.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.FragmentRange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new FragmentRange instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FragmentRange instance
             */
            static create(properties: ocean.archive.FragmentRange.$Shape): ocean.archive.FragmentRange & ocean.archive.FragmentRange.$Shape;
            static create(properties?: ocean.archive.FragmentRange.$Properties): ocean.archive.FragmentRange;

            /**
             * Encodes the specified FragmentRange message. Does not implicitly {@link ocean.archive.FragmentRange.verify|verify} messages.
             * @param message FragmentRange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.FragmentRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FragmentRange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.FragmentRange & ocean.archive.FragmentRange.$Shape} FragmentRange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.FragmentRange & ocean.archive.FragmentRange.$Shape;
        }

        namespace FragmentRange {

            /** Properties of a FragmentRange. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FragmentRange. */
            type $Shape = ocean.archive.FragmentRange.$Properties;
        }

        /**
         * Properties of a DescribePack.
         * @deprecated Use ocean.archive.DescribePack.$Properties instead.
         */
        interface IDescribePack extends ocean.archive.DescribePack.$Properties {
        }

        /** Represents a DescribePack. */
        class DescribePack {

            /**
             * Constructs a new DescribePack.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.DescribePack.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DescribePack pack. */
            pack: Uint8Array;

            /**
             * Creates a new DescribePack instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DescribePack instance
             */
            static create(properties: ocean.archive.DescribePack.$Shape): ocean.archive.DescribePack & ocean.archive.DescribePack.$Shape;
            static create(properties?: ocean.archive.DescribePack.$Properties): ocean.archive.DescribePack;

            /**
             * Encodes the specified DescribePack message. Does not implicitly {@link ocean.archive.DescribePack.verify|verify} messages.
             * @param message DescribePack message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.DescribePack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DescribePack message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.DescribePack & ocean.archive.DescribePack.$Shape} DescribePack
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.DescribePack & ocean.archive.DescribePack.$Shape;
        }

        namespace DescribePack {

            /** Properties of a DescribePack. */
            interface $Properties {

                /** DescribePack pack */
                pack?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DescribePack. */
            type $Shape = ocean.archive.DescribePack.$Properties;
        }

        /**
         * Properties of a PackDescribed.
         * @deprecated Use ocean.archive.PackDescribed.$Properties instead.
         */
        interface IPackDescribed extends ocean.archive.PackDescribed.$Properties {
        }

        /** Represents a PackDescribed. */
        class PackDescribed {

            /**
             * Constructs a new PackDescribed.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.PackDescribed.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PackDescribed manifest. */
            manifest?: (ocean.archive.SignedManifest.$Properties|null);

            /** PackDescribed indexes. */
            indexes: number[];

            /**
             * Creates a new PackDescribed instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PackDescribed instance
             */
            static create(properties: ocean.archive.PackDescribed.$Shape): ocean.archive.PackDescribed & ocean.archive.PackDescribed.$Shape;
            static create(properties?: ocean.archive.PackDescribed.$Properties): ocean.archive.PackDescribed;

            /**
             * Encodes the specified PackDescribed message. Does not implicitly {@link ocean.archive.PackDescribed.verify|verify} messages.
             * @param message PackDescribed message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.PackDescribed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PackDescribed message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.PackDescribed & ocean.archive.PackDescribed.$Shape} PackDescribed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.PackDescribed & ocean.archive.PackDescribed.$Shape;
        }

        namespace PackDescribed {

            /** Properties of a PackDescribed. */
            interface $Properties {

                /** PackDescribed manifest */
                manifest?: (ocean.archive.SignedManifest.$Properties|null);

                /** PackDescribed indexes */
                indexes?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PackDescribed. */
            type $Shape = ocean.archive.PackDescribed.$Properties;
        }

        /**
         * Properties of a Forgotten.
         * @deprecated Use ocean.archive.Forgotten.$Properties instead.
         */
        interface IForgotten extends ocean.archive.Forgotten.$Properties {
        }

        /** Represents a Forgotten. */
        class Forgotten {

            /**
             * Constructs a new Forgotten.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.Forgotten.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new Forgotten instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Forgotten instance
             */
            static create(properties: ocean.archive.Forgotten.$Shape): ocean.archive.Forgotten & ocean.archive.Forgotten.$Shape;
            static create(properties?: ocean.archive.Forgotten.$Properties): ocean.archive.Forgotten;

            /**
             * Encodes the specified Forgotten message. Does not implicitly {@link ocean.archive.Forgotten.verify|verify} messages.
             * @param message Forgotten message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.Forgotten.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Forgotten message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.Forgotten & ocean.archive.Forgotten.$Shape} Forgotten
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.Forgotten & ocean.archive.Forgotten.$Shape;
        }

        namespace Forgotten {

            /** Properties of a Forgotten. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Forgotten. */
            type $Shape = ocean.archive.Forgotten.$Properties;
        }

        /**
         * Properties of a GetCheckpoints.
         * @deprecated Use ocean.archive.GetCheckpoints.$Properties instead.
         */
        interface IGetCheckpoints extends ocean.archive.GetCheckpoints.$Properties {
        }

        /** Represents a GetCheckpoints. */
        class GetCheckpoints {

            /**
             * Constructs a new GetCheckpoints.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.GetCheckpoints.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetCheckpoints aguid. */
            aguid: Uint8Array;

            /** GetCheckpoints before. */
            before: Uint8Array;

            /**
             * Creates a new GetCheckpoints instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetCheckpoints instance
             */
            static create(properties: ocean.archive.GetCheckpoints.$Shape): ocean.archive.GetCheckpoints & ocean.archive.GetCheckpoints.$Shape;
            static create(properties?: ocean.archive.GetCheckpoints.$Properties): ocean.archive.GetCheckpoints;

            /**
             * Encodes the specified GetCheckpoints message. Does not implicitly {@link ocean.archive.GetCheckpoints.verify|verify} messages.
             * @param message GetCheckpoints message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.GetCheckpoints.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetCheckpoints message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.GetCheckpoints & ocean.archive.GetCheckpoints.$Shape} GetCheckpoints
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.GetCheckpoints & ocean.archive.GetCheckpoints.$Shape;
        }

        namespace GetCheckpoints {

            /** Properties of a GetCheckpoints. */
            interface $Properties {

                /** GetCheckpoints aguid */
                aguid?: (Uint8Array|null);

                /** GetCheckpoints before */
                before?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetCheckpoints. */
            type $Shape = ocean.archive.GetCheckpoints.$Properties;
        }

        /**
         * Properties of a Checkpoints.
         * @deprecated Use ocean.archive.Checkpoints.$Properties instead.
         */
        interface ICheckpoints extends ocean.archive.Checkpoints.$Properties {
        }

        /** Represents a Checkpoints. */
        class Checkpoints {

            /**
             * Constructs a new Checkpoints.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.Checkpoints.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Checkpoints manifests. */
            manifests: ocean.archive.SignedManifest.$Properties[];

            /**
             * Creates a new Checkpoints instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Checkpoints instance
             */
            static create(properties: ocean.archive.Checkpoints.$Shape): ocean.archive.Checkpoints & ocean.archive.Checkpoints.$Shape;
            static create(properties?: ocean.archive.Checkpoints.$Properties): ocean.archive.Checkpoints;

            /**
             * Encodes the specified Checkpoints message. Does not implicitly {@link ocean.archive.Checkpoints.verify|verify} messages.
             * @param message Checkpoints message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.Checkpoints.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Checkpoints message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.Checkpoints & ocean.archive.Checkpoints.$Shape} Checkpoints
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.Checkpoints & ocean.archive.Checkpoints.$Shape;
        }

        namespace Checkpoints {

            /** Properties of a Checkpoints. */
            interface $Properties {

                /** Checkpoints manifests */
                manifests?: (ocean.archive.SignedManifest.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Checkpoints. */
            type $Shape = ocean.archive.Checkpoints.$Properties;
        }

        /**
         * Properties of a Refused.
         * @deprecated Use ocean.archive.Refused.$Properties instead.
         */
        interface IRefused extends ocean.archive.Refused.$Properties {
        }

        /** Represents a Refused. */
        class Refused {

            /**
             * Constructs a new Refused.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.Refused.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Refused errorKind. */
            errorKind: number;

            /** Refused message. */
            message: string;

            /**
             * Creates a new Refused instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Refused instance
             */
            static create(properties: ocean.archive.Refused.$Shape): ocean.archive.Refused & ocean.archive.Refused.$Shape;
            static create(properties?: ocean.archive.Refused.$Properties): ocean.archive.Refused;

            /**
             * Encodes the specified Refused message. Does not implicitly {@link ocean.archive.Refused.verify|verify} messages.
             * @param message Refused message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.Refused.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Refused message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.Refused & ocean.archive.Refused.$Shape} Refused
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.Refused & ocean.archive.Refused.$Shape;
        }

        namespace Refused {

            /** Properties of a Refused. */
            interface $Properties {

                /** Refused errorKind */
                errorKind?: (number|null);

                /** Refused message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Refused. */
            type $Shape = ocean.archive.Refused.$Properties;
        }

        /**
         * Properties of an Envelope.
         * @deprecated Use ocean.archive.Envelope.$Properties instead.
         */
        interface IEnvelope extends ocean.archive.Envelope.$Properties {
        }

        /** Represents an Envelope. */
        class Envelope {

            /**
             * Constructs a new Envelope.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.archive.Envelope.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Envelope storeFragment. */
            storeFragment?: (ocean.archive.StoreFragment.$Properties|null);

            /** Envelope fragmentStored. */
            fragmentStored?: (ocean.archive.FragmentStored.$Properties|null);

            /** Envelope readFragment. */
            readFragment?: (ocean.archive.ReadFragment.$Properties|null);

            /** Envelope fragmentRange. */
            fragmentRange?: (ocean.archive.FragmentRange.$Properties|null);

            /** Envelope describePack. */
            describePack?: (ocean.archive.DescribePack.$Properties|null);

            /** Envelope packDescribed. */
            packDescribed?: (ocean.archive.PackDescribed.$Properties|null);

            /** Envelope refused. */
            refused?: (ocean.archive.Refused.$Properties|null);

            /** Envelope forgotten. */
            forgotten?: (ocean.archive.Forgotten.$Properties|null);

            /** Envelope getCheckpoints. */
            getCheckpoints?: (ocean.archive.GetCheckpoints.$Properties|null);

            /** Envelope checkpoints. */
            checkpoints?: (ocean.archive.Checkpoints.$Properties|null);

            /** Envelope body. */
            body?: ("storeFragment"|"fragmentStored"|"readFragment"|"fragmentRange"|"describePack"|"packDescribed"|"refused"|"forgotten"|"getCheckpoints"|"checkpoints");

            /**
             * Creates a new Envelope instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Envelope instance
             */
            static create(properties: ocean.archive.Envelope.$Shape): ocean.archive.Envelope & ocean.archive.Envelope.$Shape;
            static create(properties?: ocean.archive.Envelope.$Properties): ocean.archive.Envelope;

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link ocean.archive.Envelope.verify|verify} messages.
             * @param message Envelope message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.archive.Envelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.archive.Envelope & ocean.archive.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.archive.Envelope & ocean.archive.Envelope.$Shape;
        }

        namespace Envelope {

            /** Properties of an Envelope. */
            interface $Properties {

                /** Envelope storeFragment */
                storeFragment?: (ocean.archive.StoreFragment.$Properties|null);

                /** Envelope fragmentStored */
                fragmentStored?: (ocean.archive.FragmentStored.$Properties|null);

                /** Envelope readFragment */
                readFragment?: (ocean.archive.ReadFragment.$Properties|null);

                /** Envelope fragmentRange */
                fragmentRange?: (ocean.archive.FragmentRange.$Properties|null);

                /** Envelope describePack */
                describePack?: (ocean.archive.DescribePack.$Properties|null);

                /** Envelope packDescribed */
                packDescribed?: (ocean.archive.PackDescribed.$Properties|null);

                /** Envelope refused */
                refused?: (ocean.archive.Refused.$Properties|null);

                /** Envelope forgotten */
                forgotten?: (ocean.archive.Forgotten.$Properties|null);

                /** Envelope getCheckpoints */
                getCheckpoints?: (ocean.archive.GetCheckpoints.$Properties|null);

                /** Envelope checkpoints */
                checkpoints?: (ocean.archive.Checkpoints.$Properties|null);

                /** Envelope body */
                body?: ("storeFragment"|"fragmentStored"|"readFragment"|"fragmentRange"|"describePack"|"packDescribed"|"refused"|"forgotten"|"getCheckpoints"|"checkpoints");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an Envelope. */
            type $Shape = {
              storeFragment?: ocean.archive.StoreFragment.$Shape|null;
              fragmentStored?: ocean.archive.FragmentStored.$Shape|null;
              readFragment?: ocean.archive.ReadFragment.$Shape|null;
              fragmentRange?: ocean.archive.FragmentRange.$Shape|null;
              describePack?: ocean.archive.DescribePack.$Shape|null;
              packDescribed?: ocean.archive.PackDescribed.$Shape|null;
              refused?: ocean.archive.Refused.$Shape|null;
              forgotten?: ocean.archive.Forgotten.$Shape|null;
              getCheckpoints?: ocean.archive.GetCheckpoints.$Shape|null;
              checkpoints?: ocean.archive.Checkpoints.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; storeFragment?: null; fragmentStored?: null; readFragment?: null; fragmentRange?: null; describePack?: null; packDescribed?: null; refused?: null; forgotten?: null; getCheckpoints?: null; checkpoints?: null }|{ body?: "storeFragment"; storeFragment: ocean.archive.StoreFragment.$Shape; fragmentStored?: null; readFragment?: null; fragmentRange?: null; describePack?: null; packDescribed?: null; refused?: null; forgotten?: null; getCheckpoints?: null; checkpoints?: null }|{ body?: "fragmentStored"; storeFragment?: null; fragmentStored: ocean.archive.FragmentStored.$Shape; readFragment?: null; fragmentRange?: null; describePack?: null; packDescribed?: null; refused?: null; forgotten?: null; getCheckpoints?: null; checkpoints?: null }|{ body?: "readFragment"; storeFragment?: null; fragmentStored?: null; readFragment: ocean.archive.ReadFragment.$Shape; fragmentRange?: null; describePack?: null; packDescribed?: null; refused?: null; forgotten?: null; getCheckpoints?: null; checkpoints?: null }|{ body?: "fragmentRange"; storeFragment?: null; fragmentStored?: null; readFragment?: null; fragmentRange: ocean.archive.FragmentRange.$Shape; describePack?: null; packDescribed?: null; refused?: null; forgotten?: null; getCheckpoints?: null; checkpoints?: null }|{ body?: "describePack"; storeFragment?: null; fragmentStored?: null; readFragment?: null; fragmentRange?: null; describePack: ocean.archive.DescribePack.$Shape; packDescribed?: null; refused?: null; forgotten?: null; getCheckpoints?: null; checkpoints?: null }|{ body?: "packDescribed"; storeFragment?: null; fragmentStored?: null; readFragment?: null; fragmentRange?: null; describePack?: null; packDescribed: ocean.archive.PackDescribed.$Shape; refused?: null; forgotten?: null; getCheckpoints?: null; checkpoints?: null }|{ body?: "refused"; storeFragment?: null; fragmentStored?: null; readFragment?: null; fragmentRange?: null; describePack?: null; packDescribed?: null; refused: ocean.archive.Refused.$Shape; forgotten?: null; getCheckpoints?: null; checkpoints?: null }|{ body?: "forgotten"; storeFragment?: null; fragmentStored?: null; readFragment?: null; fragmentRange?: null; describePack?: null; packDescribed?: null; refused?: null; forgotten: ocean.archive.Forgotten.$Shape; getCheckpoints?: null; checkpoints?: null }|{ body?: "getCheckpoints"; storeFragment?: null; fragmentStored?: null; readFragment?: null; fragmentRange?: null; describePack?: null; packDescribed?: null; refused?: null; forgotten?: null; getCheckpoints: ocean.archive.GetCheckpoints.$Shape; checkpoints?: null }|{ body?: "checkpoints"; storeFragment?: null; fragmentStored?: null; readFragment?: null; fragmentRange?: null; describePack?: null; packDescribed?: null; refused?: null; forgotten?: null; getCheckpoints?: null; checkpoints: ocean.archive.Checkpoints.$Shape })
            );
        }
    }

    /** Namespace object. */
    namespace object {

        /**
         * Properties of a Signed.
         * @deprecated Use ocean.object.Signed.$Properties instead.
         */
        interface ISigned extends ocean.object.Signed.$Properties {
        }

        /** Represents a Signed. */
        class Signed {

            /**
             * Constructs a new Signed.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Signed.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Signed body. */
            body: Uint8Array;

            /** Signed signature. */
            signature: Uint8Array;

            /**
             * Creates a new Signed instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Signed instance
             */
            static create(properties: ocean.object.Signed.$Shape): ocean.object.Signed & ocean.object.Signed.$Shape;
            static create(properties?: ocean.object.Signed.$Properties): ocean.object.Signed;

            /**
             * Encodes the specified Signed message. Does not implicitly {@link ocean.object.Signed.verify|verify} messages.
             * @param message Signed message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Signed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Signed message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Signed & ocean.object.Signed.$Shape} Signed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Signed & ocean.object.Signed.$Shape;
        }

        namespace Signed {

            /** Properties of a Signed. */
            interface $Properties {

                /** Signed body */
                body?: (Uint8Array|null);

                /** Signed signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Signed. */
            type $Shape = ocean.object.Signed.$Properties;
        }

        /**
         * Properties of a SignedRing.
         * @deprecated Use ocean.object.SignedRing.$Properties instead.
         */
        interface ISignedRing extends ocean.object.SignedRing.$Properties {
        }

        /** Represents a SignedRing. */
        class SignedRing {

            /**
             * Constructs a new SignedRing.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.SignedRing.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SignedRing body. */
            body: Uint8Array;

            /** SignedRing signature. */
            signature: Uint8Array;

            /** SignedRing handover. */
            handover?: (ocean.object.Handover.$Properties|null);

            /**
             * Creates a new SignedRing instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SignedRing instance
             */
            static create(properties: ocean.object.SignedRing.$Shape): ocean.object.SignedRing & ocean.object.SignedRing.$Shape;
            static create(properties?: ocean.object.SignedRing.$Properties): ocean.object.SignedRing;

            /**
             * Encodes the specified SignedRing message. Does not implicitly {@link ocean.object.SignedRing.verify|verify} messages.
             * @param message SignedRing message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.SignedRing.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SignedRing message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.SignedRing & ocean.object.SignedRing.$Shape} SignedRing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.SignedRing & ocean.object.SignedRing.$Shape;
        }

        namespace SignedRing {

            /** Properties of a SignedRing. */
            interface $Properties {

                /** SignedRing body */
                body?: (Uint8Array|null);

                /** SignedRing signature */
                signature?: (Uint8Array|null);

                /** SignedRing handover */
                handover?: (ocean.object.Handover.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SignedRing. */
            type $Shape = ocean.object.SignedRing.$Properties;
        }

        /**
         * Properties of an ObjectCertificate.
         * @deprecated Use ocean.object.ObjectCertificate.$Properties instead.
         */
        interface IObjectCertificate extends ocean.object.ObjectCertificate.$Properties {
        }

        /** Represents an ObjectCertificate. */
        class ObjectCertificate {

            /**
             * Constructs a new ObjectCertificate.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.ObjectCertificate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ObjectCertificate owner. */
            owner: Uint8Array;

            /** ObjectCertificate salt. */
            salt: Uint8Array;

            /**
             * Creates a new ObjectCertificate instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ObjectCertificate instance
             */
            static create(properties: ocean.object.ObjectCertificate.$Shape): ocean.object.ObjectCertificate & ocean.object.ObjectCertificate.$Shape;
            static create(properties?: ocean.object.ObjectCertificate.$Properties): ocean.object.ObjectCertificate;

            /**
             * Encodes the specified ObjectCertificate message. Does not implicitly {@link ocean.object.ObjectCertificate.verify|verify} messages.
             * @param message ObjectCertificate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.ObjectCertificate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ObjectCertificate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.ObjectCertificate & ocean.object.ObjectCertificate.$Shape} ObjectCertificate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.ObjectCertificate & ocean.object.ObjectCertificate.$Shape;
        }

        namespace ObjectCertificate {

            /** Properties of an ObjectCertificate. */
            interface $Properties {

                /** ObjectCertificate owner */
                owner?: (Uint8Array|null);

                /** ObjectCertificate salt */
                salt?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ObjectCertificate. */
            type $Shape = ocean.object.ObjectCertificate.$Properties;
        }

        /**
         * Properties of a RingMember.
         * @deprecated Use ocean.object.RingMember.$Properties instead.
         */
        interface IRingMember extends ocean.object.RingMember.$Properties {
        }

        /** Represents a RingMember. */
        class RingMember {

            /**
             * Constructs a new RingMember.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.RingMember.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RingMember publicKey. */
            publicKey: Uint8Array;

            /** RingMember address. */
            address?: (ocean.common.NodeAddress.$Properties|null);

            /** RingMember zone. */
            zone: string;

            /**
             * Creates a new RingMember instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RingMember instance
             */
            static create(properties: ocean.object.RingMember.$Shape): ocean.object.RingMember & ocean.object.RingMember.$Shape;
            static create(properties?: ocean.object.RingMember.$Properties): ocean.object.RingMember;

            /**
             * Encodes the specified RingMember message. Does not implicitly {@link ocean.object.RingMember.verify|verify} messages.
             * @param message RingMember message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.RingMember.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RingMember message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.RingMember & ocean.object.RingMember.$Shape} RingMember
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.RingMember & ocean.object.RingMember.$Shape;
        }

        namespace RingMember {

            /** Properties of a RingMember. */
            interface $Properties {

                /** RingMember publicKey */
                publicKey?: (Uint8Array|null);

                /** RingMember address */
                address?: (ocean.common.NodeAddress.$Properties|null);

                /** RingMember zone */
                zone?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RingMember. */
            type $Shape = ocean.object.RingMember.$Properties;
        }

        /**
         * Properties of a Succession.
         * @deprecated Use ocean.object.Succession.$Properties instead.
         */
        interface ISuccession extends ocean.object.Succession.$Properties {
        }

        /** Represents a Succession. */
        class Succession {

            /**
             * Constructs a new Succession.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Succession.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Succession replaceAfterMs. */
            replaceAfterMs: number;

            /** Succession spares. */
            spares: ocean.object.RingMember.$Properties[];

            /** Succession otherZone. */
            otherZone: boolean;

            /**
             * Creates a new Succession instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Succession instance
             */
            static create(properties: ocean.object.Succession.$Shape): ocean.object.Succession & ocean.object.Succession.$Shape;
            static create(properties?: ocean.object.Succession.$Properties): ocean.object.Succession;

            /**
             * Encodes the specified Succession message. Does not implicitly {@link ocean.object.Succession.verify|verify} messages.
             * @param message Succession message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Succession.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Succession message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Succession & ocean.object.Succession.$Shape} Succession
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Succession & ocean.object.Succession.$Shape;
        }

        namespace Succession {

            /** Properties of a Succession. */
            interface $Properties {

                /** Succession replaceAfterMs */
                replaceAfterMs?: (number|null);

                /** Succession spares */
                spares?: (ocean.object.RingMember.$Properties[]|null);

                /** Succession otherZone */
                otherZone?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Succession. */
            type $Shape = ocean.object.Succession.$Properties;
        }

        /**
         * Properties of a RingCertificate.
         * @deprecated Use ocean.object.RingCertificate.$Properties instead.
         */
        interface IRingCertificate extends ocean.object.RingCertificate.$Properties {
        }

        /** Represents a RingCertificate. */
        class RingCertificate {

            /**
             * Constructs a new RingCertificate.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.RingCertificate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** RingCertificate aguid. */
            aguid: Uint8Array;

            /** RingCertificate epoch. */
            epoch: number;

            /** RingCertificate faultyMax. */
            faultyMax: number;

            /** RingCertificate members. */
            members: ocean.object.RingMember.$Properties[];

            /** RingCertificate succession. */
            succession?: (ocean.object.Succession.$Properties|null);

            /** RingCertificate recovery. */
            recovery?: (ocean.object.Recovery.$Properties|null);

            /**
             * Creates a new RingCertificate instance using the specified properties.
             * @param [properties] Properties to set
             * @returns RingCertificate instance
             */
            static create(properties: ocean.object.RingCertificate.$Shape): ocean.object.RingCertificate & ocean.object.RingCertificate.$Shape;
            static create(properties?: ocean.object.RingCertificate.$Properties): ocean.object.RingCertificate;

            /**
             * Encodes the specified RingCertificate message. Does not implicitly {@link ocean.object.RingCertificate.verify|verify} messages.
             * @param message RingCertificate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.RingCertificate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a RingCertificate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.RingCertificate & ocean.object.RingCertificate.$Shape} RingCertificate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.RingCertificate & ocean.object.RingCertificate.$Shape;
        }

        namespace RingCertificate {

            /** Properties of a RingCertificate. */
            interface $Properties {

                /** RingCertificate aguid */
                aguid?: (Uint8Array|null);

                /** RingCertificate epoch */
                epoch?: (number|null);

                /** RingCertificate faultyMax */
                faultyMax?: (number|null);

                /** RingCertificate members */
                members?: (ocean.object.RingMember.$Properties[]|null);

                /** RingCertificate succession */
                succession?: (ocean.object.Succession.$Properties|null);

                /** RingCertificate recovery */
                recovery?: (ocean.object.Recovery.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a RingCertificate. */
            type $Shape = ocean.object.RingCertificate.$Properties;
        }

        /**
         * Properties of a Recovery.
         * @deprecated Use ocean.object.Recovery.$Properties instead.
         */
        interface IRecovery extends ocean.object.Recovery.$Properties {
        }

        /** Represents a Recovery. */
        class Recovery {

            /**
             * Constructs a new Recovery.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Recovery.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Recovery version. */
            version: number;

            /** Recovery heartbeat. */
            heartbeat: Uint8Array;

            /**
             * Creates a new Recovery instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Recovery instance
             */
            static create(properties: ocean.object.Recovery.$Shape): ocean.object.Recovery & ocean.object.Recovery.$Shape;
            static create(properties?: ocean.object.Recovery.$Properties): ocean.object.Recovery;

            /**
             * Encodes the specified Recovery message. Does not implicitly {@link ocean.object.Recovery.verify|verify} messages.
             * @param message Recovery message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Recovery.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Recovery message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Recovery & ocean.object.Recovery.$Shape} Recovery
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Recovery & ocean.object.Recovery.$Shape;
        }

        namespace Recovery {

            /** Properties of a Recovery. */
            interface $Properties {

                /** Recovery version */
                version?: (number|null);

                /** Recovery heartbeat */
                heartbeat?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Recovery. */
            type $Shape = ocean.object.Recovery.$Properties;
        }

        /**
         * Properties of a WriterCertificate.
         * @deprecated Use ocean.object.WriterCertificate.$Properties instead.
         */
        interface IWriterCertificate extends ocean.object.WriterCertificate.$Properties {
        }

        /** Represents a WriterCertificate. */
        class WriterCertificate {

            /**
             * Constructs a new WriterCertificate.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.WriterCertificate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WriterCertificate object. */
            object?: (ocean.object.ObjectCertificate.$Properties|null);

            /** WriterCertificate writer. */
            writer: Uint8Array;

            /**
             * Creates a new WriterCertificate instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WriterCertificate instance
             */
            static create(properties: ocean.object.WriterCertificate.$Shape): ocean.object.WriterCertificate & ocean.object.WriterCertificate.$Shape;
            static create(properties?: ocean.object.WriterCertificate.$Properties): ocean.object.WriterCertificate;

            /**
             * Encodes the specified WriterCertificate message. Does not implicitly {@link ocean.object.WriterCertificate.verify|verify} messages.
             * @param message WriterCertificate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.WriterCertificate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WriterCertificate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.WriterCertificate & ocean.object.WriterCertificate.$Shape} WriterCertificate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.WriterCertificate & ocean.object.WriterCertificate.$Shape;
        }

        namespace WriterCertificate {

            /** Properties of a WriterCertificate. */
            interface $Properties {

                /** WriterCertificate object */
                object?: (ocean.object.ObjectCertificate.$Properties|null);

                /** WriterCertificate writer */
                writer?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WriterCertificate. */
            type $Shape = ocean.object.WriterCertificate.$Properties;
        }

        /**
         * Properties of a WriterList.
         * @deprecated Use ocean.object.WriterList.$Properties instead.
         */
        interface IWriterList extends ocean.object.WriterList.$Properties {
        }

        /** Represents a WriterList. */
        class WriterList {

            /**
             * Constructs a new WriterList.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.WriterList.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** WriterList object. */
            object?: (ocean.object.ObjectCertificate.$Properties|null);

            /** WriterList serial. */
            serial: number;

            /** WriterList writers. */
            writers: Uint8Array[];

            /**
             * Creates a new WriterList instance using the specified properties.
             * @param [properties] Properties to set
             * @returns WriterList instance
             */
            static create(properties: ocean.object.WriterList.$Shape): ocean.object.WriterList & ocean.object.WriterList.$Shape;
            static create(properties?: ocean.object.WriterList.$Properties): ocean.object.WriterList;

            /**
             * Encodes the specified WriterList message. Does not implicitly {@link ocean.object.WriterList.verify|verify} messages.
             * @param message WriterList message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.WriterList.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a WriterList message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.WriterList & ocean.object.WriterList.$Shape} WriterList
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.WriterList & ocean.object.WriterList.$Shape;
        }

        namespace WriterList {

            /** Properties of a WriterList. */
            interface $Properties {

                /** WriterList object */
                object?: (ocean.object.ObjectCertificate.$Properties|null);

                /** WriterList serial */
                serial?: (number|null);

                /** WriterList writers */
                writers?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a WriterList. */
            type $Shape = ocean.object.WriterList.$Properties;
        }

        /**
         * Properties of a Retention.
         * @deprecated Use ocean.object.Retention.$Properties instead.
         */
        interface IRetention extends ocean.object.Retention.$Properties {
        }

        /** Represents a Retention. */
        class Retention {

            /**
             * Constructs a new Retention.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Retention.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Retention object. */
            object?: (ocean.object.ObjectCertificate.$Properties|null);

            /** Retention serial. */
            serial: number;

            /** Retention through. */
            through: number;

            /** Retention kept. */
            kept: number[];

            /**
             * Creates a new Retention instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Retention instance
             */
            static create(properties: ocean.object.Retention.$Shape): ocean.object.Retention & ocean.object.Retention.$Shape;
            static create(properties?: ocean.object.Retention.$Properties): ocean.object.Retention;

            /**
             * Encodes the specified Retention message. Does not implicitly {@link ocean.object.Retention.verify|verify} messages.
             * @param message Retention message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Retention.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Retention message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Retention & ocean.object.Retention.$Shape} Retention
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Retention & ocean.object.Retention.$Shape;
        }

        namespace Retention {

            /** Properties of a Retention. */
            interface $Properties {

                /** Retention object */
                object?: (ocean.object.ObjectCertificate.$Properties|null);

                /** Retention serial */
                serial?: (number|null);

                /** Retention through */
                through?: (number|null);

                /** Retention kept */
                kept?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Retention. */
            type $Shape = ocean.object.Retention.$Properties;
        }

        /**
         * Properties of a Predicate.
         * @deprecated Use ocean.object.Predicate.$Properties instead.
         */
        interface IPredicate extends ocean.object.Predicate.$Properties {
        }

        /** Represents a Predicate. */
        class Predicate {

            /**
             * Constructs a new Predicate.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Predicate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Predicate present. */
            present?: (ocean.object.Predicate.Key.$Properties|null);

            /** Predicate absent. */
            absent?: (ocean.object.Predicate.Key.$Properties|null);

            /** Predicate unchangedSince. */
            unchangedSince?: (ocean.object.Predicate.UnchangedSince.$Properties|null);

            /** Predicate valueIs. */
            valueIs?: (ocean.object.Predicate.ValueIs.$Properties|null);

            /** Predicate sizeIs. */
            sizeIs?: (ocean.object.Predicate.SizeIs.$Properties|null);

            /** Predicate versionIs. */
            versionIs?: (ocean.object.Predicate.VersionIs.$Properties|null);

            /** Predicate always. */
            always?: (ocean.object.Predicate.Always.$Properties|null);

            /** Predicate body. */
            body?: ("present"|"absent"|"unchangedSince"|"valueIs"|"sizeIs"|"versionIs"|"always");

            /**
             * Creates a new Predicate instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Predicate instance
             */
            static create(properties: ocean.object.Predicate.$Shape): ocean.object.Predicate & ocean.object.Predicate.$Shape;
            static create(properties?: ocean.object.Predicate.$Properties): ocean.object.Predicate;

            /**
             * Encodes the specified Predicate message. Does not implicitly {@link ocean.object.Predicate.verify|verify} messages.
             * @param message Predicate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Predicate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Predicate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Predicate & ocean.object.Predicate.$Shape} Predicate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Predicate & ocean.object.Predicate.$Shape;
        }

        namespace Predicate {

            /** Properties of a Predicate. */
            interface $Properties {

                /** Predicate present */
                present?: (ocean.object.Predicate.Key.$Properties|null);

                /** Predicate absent */
                absent?: (ocean.object.Predicate.Key.$Properties|null);

                /** Predicate unchangedSince */
                unchangedSince?: (ocean.object.Predicate.UnchangedSince.$Properties|null);

                /** Predicate valueIs */
                valueIs?: (ocean.object.Predicate.ValueIs.$Properties|null);

                /** Predicate sizeIs */
                sizeIs?: (ocean.object.Predicate.SizeIs.$Properties|null);

                /** Predicate versionIs */
                versionIs?: (ocean.object.Predicate.VersionIs.$Properties|null);

                /** Predicate always */
                always?: (ocean.object.Predicate.Always.$Properties|null);

                /** Predicate body */
                body?: ("present"|"absent"|"unchangedSince"|"valueIs"|"sizeIs"|"versionIs"|"always");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Predicate. */
            type $Shape = {
              present?: ocean.object.Predicate.Key.$Shape|null;
              absent?: ocean.object.Predicate.Key.$Shape|null;
              unchangedSince?: ocean.object.Predicate.UnchangedSince.$Shape|null;
              valueIs?: ocean.object.Predicate.ValueIs.$Shape|null;
              sizeIs?: ocean.object.Predicate.SizeIs.$Shape|null;
              versionIs?: ocean.object.Predicate.VersionIs.$Shape|null;
              always?: ocean.object.Predicate.Always.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; present?: null; absent?: null; unchangedSince?: null; valueIs?: null; sizeIs?: null; versionIs?: null; always?: null }|{ body?: "present"; present: ocean.object.Predicate.Key.$Shape; absent?: null; unchangedSince?: null; valueIs?: null; sizeIs?: null; versionIs?: null; always?: null }|{ body?: "absent"; present?: null; absent: ocean.object.Predicate.Key.$Shape; unchangedSince?: null; valueIs?: null; sizeIs?: null; versionIs?: null; always?: null }|{ body?: "unchangedSince"; present?: null; absent?: null; unchangedSince: ocean.object.Predicate.UnchangedSince.$Shape; valueIs?: null; sizeIs?: null; versionIs?: null; always?: null }|{ body?: "valueIs"; present?: null; absent?: null; unchangedSince?: null; valueIs: ocean.object.Predicate.ValueIs.$Shape; sizeIs?: null; versionIs?: null; always?: null }|{ body?: "sizeIs"; present?: null; absent?: null; unchangedSince?: null; valueIs?: null; sizeIs: ocean.object.Predicate.SizeIs.$Shape; versionIs?: null; always?: null }|{ body?: "versionIs"; present?: null; absent?: null; unchangedSince?: null; valueIs?: null; sizeIs?: null; versionIs: ocean.object.Predicate.VersionIs.$Shape; always?: null }|{ body?: "always"; present?: null; absent?: null; unchangedSince?: null; valueIs?: null; sizeIs?: null; versionIs?: null; always: ocean.object.Predicate.Always.$Shape })
            );

            /**
             * Properties of a Key.
             * @deprecated Use ocean.object.Predicate.Key.$Properties instead.
             */
            interface IKey extends ocean.object.Predicate.Key.$Properties {
            }

            /** Represents a Key. */
            class Key {

                /**
                 * Constructs a new Key.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ocean.object.Predicate.Key.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Key key. */
                key: Uint8Array;

                /**
                 * Creates a new Key instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Key instance
                 */
                static create(properties: ocean.object.Predicate.Key.$Shape): ocean.object.Predicate.Key & ocean.object.Predicate.Key.$Shape;
                static create(properties?: ocean.object.Predicate.Key.$Properties): ocean.object.Predicate.Key;

                /**
                 * Encodes the specified Key message. Does not implicitly {@link ocean.object.Predicate.Key.verify|verify} messages.
                 * @param message Key message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ocean.object.Predicate.Key.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Key message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ocean.object.Predicate.Key & ocean.object.Predicate.Key.$Shape} Key
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Predicate.Key & ocean.object.Predicate.Key.$Shape;
            }

            namespace Key {

                /** Properties of a Key. */
                interface $Properties {

                    /** Key key */
                    key?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Key. */
                type $Shape = ocean.object.Predicate.Key.$Properties;
            }

            /**
             * Properties of an UnchangedSince.
             * @deprecated Use ocean.object.Predicate.UnchangedSince.$Properties instead.
             */
            interface IUnchangedSince extends ocean.object.Predicate.UnchangedSince.$Properties {
            }

            /** Represents an UnchangedSince. */
            class UnchangedSince {

                /**
                 * Constructs a new UnchangedSince.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ocean.object.Predicate.UnchangedSince.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UnchangedSince key. */
                key: Uint8Array;

                /** UnchangedSince version. */
                version: number;

                /**
                 * Creates a new UnchangedSince instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UnchangedSince instance
                 */
                static create(properties: ocean.object.Predicate.UnchangedSince.$Shape): ocean.object.Predicate.UnchangedSince & ocean.object.Predicate.UnchangedSince.$Shape;
                static create(properties?: ocean.object.Predicate.UnchangedSince.$Properties): ocean.object.Predicate.UnchangedSince;

                /**
                 * Encodes the specified UnchangedSince message. Does not implicitly {@link ocean.object.Predicate.UnchangedSince.verify|verify} messages.
                 * @param message UnchangedSince message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ocean.object.Predicate.UnchangedSince.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an UnchangedSince message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ocean.object.Predicate.UnchangedSince & ocean.object.Predicate.UnchangedSince.$Shape} UnchangedSince
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Predicate.UnchangedSince & ocean.object.Predicate.UnchangedSince.$Shape;
            }

            namespace UnchangedSince {

                /** Properties of an UnchangedSince. */
                interface $Properties {

                    /** UnchangedSince key */
                    key?: (Uint8Array|null);

                    /** UnchangedSince version */
                    version?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an UnchangedSince. */
                type $Shape = ocean.object.Predicate.UnchangedSince.$Properties;
            }

            /**
             * Properties of a ValueIs.
             * @deprecated Use ocean.object.Predicate.ValueIs.$Properties instead.
             */
            interface IValueIs extends ocean.object.Predicate.ValueIs.$Properties {
            }

            /** Represents a ValueIs. */
            class ValueIs {

                /**
                 * Constructs a new ValueIs.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ocean.object.Predicate.ValueIs.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ValueIs key. */
                key: Uint8Array;

                /** ValueIs digest. */
                digest: Uint8Array;

                /**
                 * Creates a new ValueIs instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ValueIs instance
                 */
                static create(properties: ocean.object.Predicate.ValueIs.$Shape): ocean.object.Predicate.ValueIs & ocean.object.Predicate.ValueIs.$Shape;
                static create(properties?: ocean.object.Predicate.ValueIs.$Properties): ocean.object.Predicate.ValueIs;

                /**
                 * Encodes the specified ValueIs message. Does not implicitly {@link ocean.object.Predicate.ValueIs.verify|verify} messages.
                 * @param message ValueIs message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ocean.object.Predicate.ValueIs.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ValueIs message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ocean.object.Predicate.ValueIs & ocean.object.Predicate.ValueIs.$Shape} ValueIs
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Predicate.ValueIs & ocean.object.Predicate.ValueIs.$Shape;
            }

            namespace ValueIs {

                /** Properties of a ValueIs. */
                interface $Properties {

                    /** ValueIs key */
                    key?: (Uint8Array|null);

                    /** ValueIs digest */
                    digest?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ValueIs. */
                type $Shape = ocean.object.Predicate.ValueIs.$Properties;
            }

            /**
             * Properties of a SizeIs.
             * @deprecated Use ocean.object.Predicate.SizeIs.$Properties instead.
             */
            interface ISizeIs extends ocean.object.Predicate.SizeIs.$Properties {
            }

            /** Represents a SizeIs. */
            class SizeIs {

                /**
                 * Constructs a new SizeIs.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ocean.object.Predicate.SizeIs.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SizeIs from. */
                from: Uint8Array;

                /** SizeIs to. */
                to: Uint8Array;

                /** SizeIs count. */
                count: number;

                /**
                 * Creates a new SizeIs instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SizeIs instance
                 */
                static create(properties: ocean.object.Predicate.SizeIs.$Shape): ocean.object.Predicate.SizeIs & ocean.object.Predicate.SizeIs.$Shape;
                static create(properties?: ocean.object.Predicate.SizeIs.$Properties): ocean.object.Predicate.SizeIs;

                /**
                 * Encodes the specified SizeIs message. Does not implicitly {@link ocean.object.Predicate.SizeIs.verify|verify} messages.
                 * @param message SizeIs message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ocean.object.Predicate.SizeIs.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SizeIs message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ocean.object.Predicate.SizeIs & ocean.object.Predicate.SizeIs.$Shape} SizeIs
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Predicate.SizeIs & ocean.object.Predicate.SizeIs.$Shape;
            }

            namespace SizeIs {

                /** Properties of a SizeIs. */
                interface $Properties {

                    /** SizeIs from */
                    from?: (Uint8Array|null);

                    /** SizeIs to */
                    to?: (Uint8Array|null);

                    /** SizeIs count */
                    count?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SizeIs. */
                type $Shape = ocean.object.Predicate.SizeIs.$Properties;
            }

            /**
             * Properties of a VersionIs.
             * @deprecated Use ocean.object.Predicate.VersionIs.$Properties instead.
             */
            interface IVersionIs extends ocean.object.Predicate.VersionIs.$Properties {
            }

            /** Represents a VersionIs. */
            class VersionIs {

                /**
                 * Constructs a new VersionIs.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ocean.object.Predicate.VersionIs.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** VersionIs version. */
                version: number;

                /**
                 * Creates a new VersionIs instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns VersionIs instance
                 */
                static create(properties: ocean.object.Predicate.VersionIs.$Shape): ocean.object.Predicate.VersionIs & ocean.object.Predicate.VersionIs.$Shape;
                static create(properties?: ocean.object.Predicate.VersionIs.$Properties): ocean.object.Predicate.VersionIs;

                /**
                 * Encodes the specified VersionIs message. Does not implicitly {@link ocean.object.Predicate.VersionIs.verify|verify} messages.
                 * @param message VersionIs message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ocean.object.Predicate.VersionIs.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a VersionIs message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ocean.object.Predicate.VersionIs & ocean.object.Predicate.VersionIs.$Shape} VersionIs
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Predicate.VersionIs & ocean.object.Predicate.VersionIs.$Shape;
            }

            namespace VersionIs {

                /** Properties of a VersionIs. */
                interface $Properties {

                    /** VersionIs version */
                    version?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a VersionIs. */
                type $Shape = ocean.object.Predicate.VersionIs.$Properties;
            }

            /**
             * Properties of an Always.
             * @deprecated Use ocean.object.Predicate.Always.$Properties instead.
             */
            interface IAlways extends ocean.object.Predicate.Always.$Properties {
            }

            /** Represents an Always. */
            class Always {

                /**
                 * Constructs a new Always.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ocean.object.Predicate.Always.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Creates a new Always instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Always instance
                 */
                static create(properties: ocean.object.Predicate.Always.$Shape): ocean.object.Predicate.Always & ocean.object.Predicate.Always.$Shape;
                static create(properties?: ocean.object.Predicate.Always.$Properties): ocean.object.Predicate.Always;

                /**
                 * Encodes the specified Always message. Does not implicitly {@link ocean.object.Predicate.Always.verify|verify} messages.
                 * @param message Always message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ocean.object.Predicate.Always.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Always message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ocean.object.Predicate.Always & ocean.object.Predicate.Always.$Shape} Always
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Predicate.Always & ocean.object.Predicate.Always.$Shape;
            }

            namespace Always {

                /** Properties of an Always. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Always. */
                type $Shape = ocean.object.Predicate.Always.$Properties;
            }
        }

        /**
         * Properties of an Action.
         * @deprecated Use ocean.object.Action.$Properties instead.
         */
        interface IAction extends ocean.object.Action.$Properties {
        }

        /** Represents an Action. */
        class Action {

            /**
             * Constructs a new Action.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Action.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Action put. */
            put?: (ocean.object.Action.Put.$Properties|null);

            /** Action remove. */
            remove?: (ocean.object.Action.Remove.$Properties|null);

            /** Action removeRange. */
            removeRange?: (ocean.object.Action.RemoveRange.$Properties|null);

            /** Action shiftRange. */
            shiftRange?: (ocean.object.Action.ShiftRange.$Properties|null);

            /** Action append. */
            append?: (ocean.object.Action.Append.$Properties|null);

            /** Action setWriters. */
            setWriters?: (ocean.object.Action.SetWriters.$Properties|null);

            /** Action setRetention. */
            setRetention?: (ocean.object.Action.SetRetention.$Properties|null);

            /** Action body. */
            body?: ("put"|"remove"|"removeRange"|"shiftRange"|"append"|"setWriters"|"setRetention");

            /**
             * Creates a new Action instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Action instance
             */
            static create(properties: ocean.object.Action.$Shape): ocean.object.Action & ocean.object.Action.$Shape;
            static create(properties?: ocean.object.Action.$Properties): ocean.object.Action;

            /**
             * Encodes the specified Action message. Does not implicitly {@link ocean.object.Action.verify|verify} messages.
             * @param message Action message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Action.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Action message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Action & ocean.object.Action.$Shape} Action
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Action & ocean.object.Action.$Shape;
        }

        namespace Action {

            /** Properties of an Action. */
            interface $Properties {

                /** Action put */
                put?: (ocean.object.Action.Put.$Properties|null);

                /** Action remove */
                remove?: (ocean.object.Action.Remove.$Properties|null);

                /** Action removeRange */
                removeRange?: (ocean.object.Action.RemoveRange.$Properties|null);

                /** Action shiftRange */
                shiftRange?: (ocean.object.Action.ShiftRange.$Properties|null);

                /** Action append */
                append?: (ocean.object.Action.Append.$Properties|null);

                /** Action setWriters */
                setWriters?: (ocean.object.Action.SetWriters.$Properties|null);

                /** Action setRetention */
                setRetention?: (ocean.object.Action.SetRetention.$Properties|null);

                /** Action body */
                body?: ("put"|"remove"|"removeRange"|"shiftRange"|"append"|"setWriters"|"setRetention");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an Action. */
            type $Shape = {
              put?: ocean.object.Action.Put.$Shape|null;
              remove?: ocean.object.Action.Remove.$Shape|null;
              removeRange?: ocean.object.Action.RemoveRange.$Shape|null;
              shiftRange?: ocean.object.Action.ShiftRange.$Shape|null;
              append?: ocean.object.Action.Append.$Shape|null;
              setWriters?: ocean.object.Action.SetWriters.$Shape|null;
              setRetention?: ocean.object.Action.SetRetention.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; put?: null; remove?: null; removeRange?: null; shiftRange?: null; append?: null; setWriters?: null; setRetention?: null }|{ body?: "put"; put: ocean.object.Action.Put.$Shape; remove?: null; removeRange?: null; shiftRange?: null; append?: null; setWriters?: null; setRetention?: null }|{ body?: "remove"; put?: null; remove: ocean.object.Action.Remove.$Shape; removeRange?: null; shiftRange?: null; append?: null; setWriters?: null; setRetention?: null }|{ body?: "removeRange"; put?: null; remove?: null; removeRange: ocean.object.Action.RemoveRange.$Shape; shiftRange?: null; append?: null; setWriters?: null; setRetention?: null }|{ body?: "shiftRange"; put?: null; remove?: null; removeRange?: null; shiftRange: ocean.object.Action.ShiftRange.$Shape; append?: null; setWriters?: null; setRetention?: null }|{ body?: "append"; put?: null; remove?: null; removeRange?: null; shiftRange?: null; append: ocean.object.Action.Append.$Shape; setWriters?: null; setRetention?: null }|{ body?: "setWriters"; put?: null; remove?: null; removeRange?: null; shiftRange?: null; append?: null; setWriters: ocean.object.Action.SetWriters.$Shape; setRetention?: null }|{ body?: "setRetention"; put?: null; remove?: null; removeRange?: null; shiftRange?: null; append?: null; setWriters?: null; setRetention: ocean.object.Action.SetRetention.$Shape })
            );

            /**
             * Properties of a Put.
             * @deprecated Use ocean.object.Action.Put.$Properties instead.
             */
            interface IPut extends ocean.object.Action.Put.$Properties {
            }

            /** Represents a Put. */
            class Put {

                /**
                 * Constructs a new Put.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ocean.object.Action.Put.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Put key. */
                key: Uint8Array;

                /** Put value. */
                value: Uint8Array;

                /**
                 * Creates a new Put instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Put instance
                 */
                static create(properties: ocean.object.Action.Put.$Shape): ocean.object.Action.Put & ocean.object.Action.Put.$Shape;
                static create(properties?: ocean.object.Action.Put.$Properties): ocean.object.Action.Put;

                /**
                 * Encodes the specified Put message. Does not implicitly {@link ocean.object.Action.Put.verify|verify} messages.
                 * @param message Put message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ocean.object.Action.Put.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Put message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ocean.object.Action.Put & ocean.object.Action.Put.$Shape} Put
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Action.Put & ocean.object.Action.Put.$Shape;
            }

            namespace Put {

                /** Properties of a Put. */
                interface $Properties {

                    /** Put key */
                    key?: (Uint8Array|null);

                    /** Put value */
                    value?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Put. */
                type $Shape = ocean.object.Action.Put.$Properties;
            }

            /**
             * Properties of a Remove.
             * @deprecated Use ocean.object.Action.Remove.$Properties instead.
             */
            interface IRemove extends ocean.object.Action.Remove.$Properties {
            }

            /** Represents a Remove. */
            class Remove {

                /**
                 * Constructs a new Remove.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ocean.object.Action.Remove.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Remove key. */
                key: Uint8Array;

                /**
                 * Creates a new Remove instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Remove instance
                 */
                static create(properties: ocean.object.Action.Remove.$Shape): ocean.object.Action.Remove & ocean.object.Action.Remove.$Shape;
                static create(properties?: ocean.object.Action.Remove.$Properties): ocean.object.Action.Remove;

                /**
                 * Encodes the specified Remove message. Does not implicitly {@link ocean.object.Action.Remove.verify|verify} messages.
                 * @param message Remove message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ocean.object.Action.Remove.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Remove message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ocean.object.Action.Remove & ocean.object.Action.Remove.$Shape} Remove
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Action.Remove & ocean.object.Action.Remove.$Shape;
            }

            namespace Remove {

                /** Properties of a Remove. */
                interface $Properties {

                    /** Remove key */
                    key?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Remove. */
                type $Shape = ocean.object.Action.Remove.$Properties;
            }

            /**
             * Properties of a RemoveRange.
             * @deprecated Use ocean.object.Action.RemoveRange.$Properties instead.
             */
            interface IRemoveRange extends ocean.object.Action.RemoveRange.$Properties {
            }

            /** Represents a RemoveRange. */
            class RemoveRange {

                /**
                 * Constructs a new RemoveRange.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ocean.object.Action.RemoveRange.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RemoveRange from. */
                from: Uint8Array;

                /** RemoveRange to. */
                to: Uint8Array;

                /**
                 * Creates a new RemoveRange instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns RemoveRange instance
                 */
                static create(properties: ocean.object.Action.RemoveRange.$Shape): ocean.object.Action.RemoveRange & ocean.object.Action.RemoveRange.$Shape;
                static create(properties?: ocean.object.Action.RemoveRange.$Properties): ocean.object.Action.RemoveRange;

                /**
                 * Encodes the specified RemoveRange message. Does not implicitly {@link ocean.object.Action.RemoveRange.verify|verify} messages.
                 * @param message RemoveRange message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ocean.object.Action.RemoveRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RemoveRange message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ocean.object.Action.RemoveRange & ocean.object.Action.RemoveRange.$Shape} RemoveRange
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Action.RemoveRange & ocean.object.Action.RemoveRange.$Shape;
            }

            namespace RemoveRange {

                /** Properties of a RemoveRange. */
                interface $Properties {

                    /** RemoveRange from */
                    from?: (Uint8Array|null);

                    /** RemoveRange to */
                    to?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RemoveRange. */
                type $Shape = ocean.object.Action.RemoveRange.$Properties;
            }

            /**
             * Properties of a ShiftRange.
             * @deprecated Use ocean.object.Action.ShiftRange.$Properties instead.
             */
            interface IShiftRange extends ocean.object.Action.ShiftRange.$Properties {
            }

            /** Represents a ShiftRange. */
            class ShiftRange {

                /**
                 * Constructs a new ShiftRange.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ocean.object.Action.ShiftRange.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ShiftRange from. */
                from: Uint8Array;

                /** ShiftRange to. */
                to: Uint8Array;

                /** ShiftRange distance. */
                distance: number;

                /**
                 * Creates a new ShiftRange instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ShiftRange instance
                 */
                static create(properties: ocean.object.Action.ShiftRange.$Shape): ocean.object.Action.ShiftRange & ocean.object.Action.ShiftRange.$Shape;
                static create(properties?: ocean.object.Action.ShiftRange.$Properties): ocean.object.Action.ShiftRange;

                /**
                 * Encodes the specified ShiftRange message. Does not implicitly {@link ocean.object.Action.ShiftRange.verify|verify} messages.
                 * @param message ShiftRange message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ocean.object.Action.ShiftRange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ShiftRange message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ocean.object.Action.ShiftRange & ocean.object.Action.ShiftRange.$Shape} ShiftRange
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Action.ShiftRange & ocean.object.Action.ShiftRange.$Shape;
            }

            namespace ShiftRange {

                /** Properties of a ShiftRange. */
                interface $Properties {

                    /** ShiftRange from */
                    from?: (Uint8Array|null);

                    /** ShiftRange to */
                    to?: (Uint8Array|null);

                    /** ShiftRange distance */
                    distance?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ShiftRange. */
                type $Shape = ocean.object.Action.ShiftRange.$Properties;
            }

            /**
             * Properties of an Append.
             * @deprecated Use ocean.object.Action.Append.$Properties instead.
             */
            interface IAppend extends ocean.object.Action.Append.$Properties {
            }

            /** Represents an Append. */
            class Append {

                /**
                 * Constructs a new Append.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ocean.object.Action.Append.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Append prefix. */
                prefix: Uint8Array;

                /** Append value. */
                value: Uint8Array;

                /**
                 * Creates a new Append instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Append instance
                 */
                static create(properties: ocean.object.Action.Append.$Shape): ocean.object.Action.Append & ocean.object.Action.Append.$Shape;
                static create(properties?: ocean.object.Action.Append.$Properties): ocean.object.Action.Append;

                /**
                 * Encodes the specified Append message. Does not implicitly {@link ocean.object.Action.Append.verify|verify} messages.
                 * @param message Append message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ocean.object.Action.Append.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Append message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ocean.object.Action.Append & ocean.object.Action.Append.$Shape} Append
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Action.Append & ocean.object.Action.Append.$Shape;
            }

            namespace Append {

                /** Properties of an Append. */
                interface $Properties {

                    /** Append prefix */
                    prefix?: (Uint8Array|null);

                    /** Append value */
                    value?: (Uint8Array|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Append. */
                type $Shape = ocean.object.Action.Append.$Properties;
            }

            /**
             * Properties of a SetWriters.
             * @deprecated Use ocean.object.Action.SetWriters.$Properties instead.
             */
            interface ISetWriters extends ocean.object.Action.SetWriters.$Properties {
            }

            /** Represents a SetWriters. */
            class SetWriters {

                /**
                 * Constructs a new SetWriters.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ocean.object.Action.SetWriters.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SetWriters list. */
                list?: (ocean.object.Signed.$Properties|null);

                /**
                 * Creates a new SetWriters instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SetWriters instance
                 */
                static create(properties: ocean.object.Action.SetWriters.$Shape): ocean.object.Action.SetWriters & ocean.object.Action.SetWriters.$Shape;
                static create(properties?: ocean.object.Action.SetWriters.$Properties): ocean.object.Action.SetWriters;

                /**
                 * Encodes the specified SetWriters message. Does not implicitly {@link ocean.object.Action.SetWriters.verify|verify} messages.
                 * @param message SetWriters message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ocean.object.Action.SetWriters.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SetWriters message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ocean.object.Action.SetWriters & ocean.object.Action.SetWriters.$Shape} SetWriters
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Action.SetWriters & ocean.object.Action.SetWriters.$Shape;
            }

            namespace SetWriters {

                /** Properties of a SetWriters. */
                interface $Properties {

                    /** SetWriters list */
                    list?: (ocean.object.Signed.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SetWriters. */
                type $Shape = ocean.object.Action.SetWriters.$Properties;
            }

            /**
             * Properties of a SetRetention.
             * @deprecated Use ocean.object.Action.SetRetention.$Properties instead.
             */
            interface ISetRetention extends ocean.object.Action.SetRetention.$Properties {
            }

            /** Represents a SetRetention. */
            class SetRetention {

                /**
                 * Constructs a new SetRetention.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: ocean.object.Action.SetRetention.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SetRetention retention. */
                retention?: (ocean.object.Signed.$Properties|null);

                /**
                 * Creates a new SetRetention instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SetRetention instance
                 */
                static create(properties: ocean.object.Action.SetRetention.$Shape): ocean.object.Action.SetRetention & ocean.object.Action.SetRetention.$Shape;
                static create(properties?: ocean.object.Action.SetRetention.$Properties): ocean.object.Action.SetRetention;

                /**
                 * Encodes the specified SetRetention message. Does not implicitly {@link ocean.object.Action.SetRetention.verify|verify} messages.
                 * @param message SetRetention message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: ocean.object.Action.SetRetention.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SetRetention message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {ocean.object.Action.SetRetention & ocean.object.Action.SetRetention.$Shape} SetRetention
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Action.SetRetention & ocean.object.Action.SetRetention.$Shape;
            }

            namespace SetRetention {

                /** Properties of a SetRetention. */
                interface $Properties {

                    /** SetRetention retention */
                    retention?: (ocean.object.Signed.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SetRetention. */
                type $Shape = ocean.object.Action.SetRetention.$Properties;
            }
        }

        /**
         * Properties of a Clause.
         * @deprecated Use ocean.object.Clause.$Properties instead.
         */
        interface IClause extends ocean.object.Clause.$Properties {
        }

        /** Represents a Clause. */
        class Clause {

            /**
             * Constructs a new Clause.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Clause.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Clause predicates. */
            predicates: ocean.object.Predicate.$Properties[];

            /** Clause actions. */
            actions: ocean.object.Action.$Properties[];

            /**
             * Creates a new Clause instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Clause instance
             */
            static create(properties: ocean.object.Clause.$Shape): ocean.object.Clause & ocean.object.Clause.$Shape;
            static create(properties?: ocean.object.Clause.$Properties): ocean.object.Clause;

            /**
             * Encodes the specified Clause message. Does not implicitly {@link ocean.object.Clause.verify|verify} messages.
             * @param message Clause message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Clause.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Clause message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Clause & ocean.object.Clause.$Shape} Clause
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Clause & ocean.object.Clause.$Shape;
        }

        namespace Clause {

            /** Properties of a Clause. */
            interface $Properties {

                /** Clause predicates */
                predicates?: (ocean.object.Predicate.$Properties[]|null);

                /** Clause actions */
                actions?: (ocean.object.Action.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Clause. */
            type $Shape = {
              predicates?: ocean.object.Predicate.$Shape[]|null;
              actions?: ocean.object.Action.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a BlockLength.
         * @deprecated Use ocean.object.BlockLength.$Properties instead.
         */
        interface IBlockLength extends ocean.object.BlockLength.$Properties {
        }

        /** Represents a BlockLength. */
        class BlockLength {

            /**
             * Constructs a new BlockLength.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.BlockLength.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** BlockLength digest. */
            digest: Uint8Array;

            /** BlockLength length. */
            length: number;

            /**
             * Creates a new BlockLength instance using the specified properties.
             * @param [properties] Properties to set
             * @returns BlockLength instance
             */
            static create(properties: ocean.object.BlockLength.$Shape): ocean.object.BlockLength & ocean.object.BlockLength.$Shape;
            static create(properties?: ocean.object.BlockLength.$Properties): ocean.object.BlockLength;

            /**
             * Encodes the specified BlockLength message. Does not implicitly {@link ocean.object.BlockLength.verify|verify} messages.
             * @param message BlockLength message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.BlockLength.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a BlockLength message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.BlockLength & ocean.object.BlockLength.$Shape} BlockLength
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.BlockLength & ocean.object.BlockLength.$Shape;
        }

        namespace BlockLength {

            /** Properties of a BlockLength. */
            interface $Properties {

                /** BlockLength digest */
                digest?: (Uint8Array|null);

                /** BlockLength length */
                length?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a BlockLength. */
            type $Shape = ocean.object.BlockLength.$Properties;
        }

        /**
         * Properties of a Part.
         * @deprecated Use ocean.object.Part.$Properties instead.
         */
        interface IPart extends ocean.object.Part.$Properties {
        }

        /** Represents a Part. */
        class Part {

            /**
             * Constructs a new Part.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Part.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Part clauses. */
            clauses: ocean.object.Clause.$Properties[];

            /** Part blocks. */
            blocks: ocean.object.BlockLength.$Properties[];

            /** Part released. */
            released: Uint8Array[];

            /**
             * Creates a new Part instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Part instance
             */
            static create(properties: ocean.object.Part.$Shape): ocean.object.Part & ocean.object.Part.$Shape;
            static create(properties?: ocean.object.Part.$Properties): ocean.object.Part;

            /**
             * Encodes the specified Part message. Does not implicitly {@link ocean.object.Part.verify|verify} messages.
             * @param message Part message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Part.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Part message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Part & ocean.object.Part.$Shape} Part
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Part & ocean.object.Part.$Shape;
        }

        namespace Part {

            /** Properties of a Part. */
            interface $Properties {

                /** Part clauses */
                clauses?: (ocean.object.Clause.$Properties[]|null);

                /** Part blocks */
                blocks?: (ocean.object.BlockLength.$Properties[]|null);

                /** Part released */
                released?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Part. */
            type $Shape = {
              clauses?: ocean.object.Clause.$Shape[]|null;
              blocks?: ocean.object.BlockLength.$Shape[]|null;
              released?: Uint8Array[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of an Update.
         * @deprecated Use ocean.object.Update.$Properties instead.
         */
        interface IUpdate extends ocean.object.Update.$Properties {
        }

        /** Represents an Update. */
        class Update {

            /**
             * Constructs a new Update.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Update.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Update aguid. */
            aguid: Uint8Array;

            /** Update author. */
            author: Uint8Array;

            /** Update sequence. */
            sequence: number;

            /** Update timeMs. */
            timeMs: number;

            /** Update parts. */
            parts: ocean.object.Part.$Properties[];

            /**
             * Creates a new Update instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Update instance
             */
            static create(properties: ocean.object.Update.$Shape): ocean.object.Update & ocean.object.Update.$Shape;
            static create(properties?: ocean.object.Update.$Properties): ocean.object.Update;

            /**
             * Encodes the specified Update message. Does not implicitly {@link ocean.object.Update.verify|verify} messages.
             * @param message Update message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Update.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Update message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Update & ocean.object.Update.$Shape} Update
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Update & ocean.object.Update.$Shape;
        }

        namespace Update {

            /** Properties of an Update. */
            interface $Properties {

                /** Update aguid */
                aguid?: (Uint8Array|null);

                /** Update author */
                author?: (Uint8Array|null);

                /** Update sequence */
                sequence?: (number|null);

                /** Update timeMs */
                timeMs?: (number|null);

                /** Update parts */
                parts?: (ocean.object.Part.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Update. */
            type $Shape = {
              aguid?: Uint8Array|null;
              author?: Uint8Array|null;
              sequence?: number|null;
              timeMs?: number|null;
              parts?: ocean.object.Part.$Shape[]|null;
              $unknowns?: Uint8Array[];
            };
        }

        /**
         * Properties of a SignedUpdate.
         * @deprecated Use ocean.object.SignedUpdate.$Properties instead.
         */
        interface ISignedUpdate extends ocean.object.SignedUpdate.$Properties {
        }

        /** Represents a SignedUpdate. */
        class SignedUpdate {

            /**
             * Constructs a new SignedUpdate.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.SignedUpdate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SignedUpdate update. */
            update?: (ocean.object.Signed.$Properties|null);

            /** SignedUpdate writer. */
            writer?: (ocean.object.Signed.$Properties|null);

            /**
             * Creates a new SignedUpdate instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SignedUpdate instance
             */
            static create(properties: ocean.object.SignedUpdate.$Shape): ocean.object.SignedUpdate & ocean.object.SignedUpdate.$Shape;
            static create(properties?: ocean.object.SignedUpdate.$Properties): ocean.object.SignedUpdate;

            /**
             * Encodes the specified SignedUpdate message. Does not implicitly {@link ocean.object.SignedUpdate.verify|verify} messages.
             * @param message SignedUpdate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.SignedUpdate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SignedUpdate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.SignedUpdate & ocean.object.SignedUpdate.$Shape} SignedUpdate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.SignedUpdate & ocean.object.SignedUpdate.$Shape;
        }

        namespace SignedUpdate {

            /** Properties of a SignedUpdate. */
            interface $Properties {

                /** SignedUpdate update */
                update?: (ocean.object.Signed.$Properties|null);

                /** SignedUpdate writer */
                writer?: (ocean.object.Signed.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SignedUpdate. */
            type $Shape = ocean.object.SignedUpdate.$Properties;
        }

        /**
         * Properties of a MemberSignature.
         * @deprecated Use ocean.object.MemberSignature.$Properties instead.
         */
        interface IMemberSignature extends ocean.object.MemberSignature.$Properties {
        }

        /** Represents a MemberSignature. */
        class MemberSignature {

            /**
             * Constructs a new MemberSignature.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.MemberSignature.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MemberSignature index. */
            index: number;

            /** MemberSignature signature. */
            signature: Uint8Array;

            /**
             * Creates a new MemberSignature instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MemberSignature instance
             */
            static create(properties: ocean.object.MemberSignature.$Shape): ocean.object.MemberSignature & ocean.object.MemberSignature.$Shape;
            static create(properties?: ocean.object.MemberSignature.$Properties): ocean.object.MemberSignature;

            /**
             * Encodes the specified MemberSignature message. Does not implicitly {@link ocean.object.MemberSignature.verify|verify} messages.
             * @param message MemberSignature message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.MemberSignature.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MemberSignature message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.MemberSignature & ocean.object.MemberSignature.$Shape} MemberSignature
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.MemberSignature & ocean.object.MemberSignature.$Shape;
        }

        namespace MemberSignature {

            /** Properties of a MemberSignature. */
            interface $Properties {

                /** MemberSignature index */
                index?: (number|null);

                /** MemberSignature signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MemberSignature. */
            type $Shape = ocean.object.MemberSignature.$Properties;
        }

        /**
         * Properties of a Heartbeat.
         * @deprecated Use ocean.object.Heartbeat.$Properties instead.
         */
        interface IHeartbeat extends ocean.object.Heartbeat.$Properties {
        }

        /** Represents a Heartbeat. */
        class Heartbeat {

            /**
             * Constructs a new Heartbeat.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Heartbeat.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Heartbeat aguid. */
            aguid: Uint8Array;

            /** Heartbeat version. */
            version: number;

            /** Heartbeat topBlock. */
            topBlock: Uint8Array;

            /** Heartbeat timeMs. */
            timeMs: number;

            /** Heartbeat updateDigest. */
            updateDigest: Uint8Array;

            /** Heartbeat epoch. */
            epoch: number;

            /** Heartbeat outcomes. */
            outcomes: number[];

            /** Heartbeat nextRing. */
            nextRing: Uint8Array;

            /**
             * Creates a new Heartbeat instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Heartbeat instance
             */
            static create(properties: ocean.object.Heartbeat.$Shape): ocean.object.Heartbeat & ocean.object.Heartbeat.$Shape;
            static create(properties?: ocean.object.Heartbeat.$Properties): ocean.object.Heartbeat;

            /**
             * Encodes the specified Heartbeat message. Does not implicitly {@link ocean.object.Heartbeat.verify|verify} messages.
             * @param message Heartbeat message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Heartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Heartbeat message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Heartbeat & ocean.object.Heartbeat.$Shape} Heartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Heartbeat & ocean.object.Heartbeat.$Shape;
        }

        namespace Heartbeat {

            /** Properties of a Heartbeat. */
            interface $Properties {

                /** Heartbeat aguid */
                aguid?: (Uint8Array|null);

                /** Heartbeat version */
                version?: (number|null);

                /** Heartbeat topBlock */
                topBlock?: (Uint8Array|null);

                /** Heartbeat timeMs */
                timeMs?: (number|null);

                /** Heartbeat updateDigest */
                updateDigest?: (Uint8Array|null);

                /** Heartbeat epoch */
                epoch?: (number|null);

                /** Heartbeat outcomes */
                outcomes?: (number[]|null);

                /** Heartbeat nextRing */
                nextRing?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Heartbeat. */
            type $Shape = ocean.object.Heartbeat.$Properties;
        }

        /**
         * Properties of a Statement.
         * @deprecated Use ocean.object.Statement.$Properties instead.
         */
        interface IStatement extends ocean.object.Statement.$Properties {
        }

        /** Represents a Statement. */
        class Statement {

            /**
             * Constructs a new Statement.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Statement.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Statement aguid. */
            aguid: Uint8Array;

            /** Statement epoch. */
            epoch: number;

            /** Statement view. */
            view: number;

            /** Statement slot. */
            slot: number;

            /** Statement root. */
            root: Uint8Array;

            /**
             * Creates a new Statement instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Statement instance
             */
            static create(properties: ocean.object.Statement.$Shape): ocean.object.Statement & ocean.object.Statement.$Shape;
            static create(properties?: ocean.object.Statement.$Properties): ocean.object.Statement;

            /**
             * Encodes the specified Statement message. Does not implicitly {@link ocean.object.Statement.verify|verify} messages.
             * @param message Statement message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Statement.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Statement message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Statement & ocean.object.Statement.$Shape} Statement
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Statement & ocean.object.Statement.$Shape;
        }

        namespace Statement {

            /** Properties of a Statement. */
            interface $Properties {

                /** Statement aguid */
                aguid?: (Uint8Array|null);

                /** Statement epoch */
                epoch?: (number|null);

                /** Statement view */
                view?: (number|null);

                /** Statement slot */
                slot?: (number|null);

                /** Statement root */
                root?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Statement. */
            type $Shape = ocean.object.Statement.$Properties;
        }

        /**
         * Properties of a FreshWord.
         * @deprecated Use ocean.object.FreshWord.$Properties instead.
         */
        interface IFreshWord extends ocean.object.FreshWord.$Properties {
        }

        /** Represents a FreshWord. */
        class FreshWord {

            /**
             * Constructs a new FreshWord.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.FreshWord.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FreshWord aguid. */
            aguid: Uint8Array;

            /** FreshWord epoch. */
            epoch: number;

            /** FreshWord slot. */
            slot: number;

            /** FreshWord timeMs. */
            timeMs: number;

            /**
             * Creates a new FreshWord instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FreshWord instance
             */
            static create(properties: ocean.object.FreshWord.$Shape): ocean.object.FreshWord & ocean.object.FreshWord.$Shape;
            static create(properties?: ocean.object.FreshWord.$Properties): ocean.object.FreshWord;

            /**
             * Encodes the specified FreshWord message. Does not implicitly {@link ocean.object.FreshWord.verify|verify} messages.
             * @param message FreshWord message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.FreshWord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FreshWord message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.FreshWord & ocean.object.FreshWord.$Shape} FreshWord
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.FreshWord & ocean.object.FreshWord.$Shape;
        }

        namespace FreshWord {

            /** Properties of a FreshWord. */
            interface $Properties {

                /** FreshWord aguid */
                aguid?: (Uint8Array|null);

                /** FreshWord epoch */
                epoch?: (number|null);

                /** FreshWord slot */
                slot?: (number|null);

                /** FreshWord timeMs */
                timeMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FreshWord. */
            type $Shape = ocean.object.FreshWord.$Properties;
        }

        /**
         * Properties of a FreshVote.
         * @deprecated Use ocean.object.FreshVote.$Properties instead.
         */
        interface IFreshVote extends ocean.object.FreshVote.$Properties {
        }

        /** Represents a FreshVote. */
        class FreshVote {

            /**
             * Constructs a new FreshVote.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.FreshVote.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FreshVote index. */
            index: number;

            /** FreshVote slot. */
            slot: number;

            /** FreshVote timeMs. */
            timeMs: number;

            /** FreshVote signature. */
            signature: Uint8Array;

            /**
             * Creates a new FreshVote instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FreshVote instance
             */
            static create(properties: ocean.object.FreshVote.$Shape): ocean.object.FreshVote & ocean.object.FreshVote.$Shape;
            static create(properties?: ocean.object.FreshVote.$Properties): ocean.object.FreshVote;

            /**
             * Encodes the specified FreshVote message. Does not implicitly {@link ocean.object.FreshVote.verify|verify} messages.
             * @param message FreshVote message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.FreshVote.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FreshVote message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.FreshVote & ocean.object.FreshVote.$Shape} FreshVote
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.FreshVote & ocean.object.FreshVote.$Shape;
        }

        namespace FreshVote {

            /** Properties of a FreshVote. */
            interface $Properties {

                /** FreshVote index */
                index?: (number|null);

                /** FreshVote slot */
                slot?: (number|null);

                /** FreshVote timeMs */
                timeMs?: (number|null);

                /** FreshVote signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FreshVote. */
            type $Shape = ocean.object.FreshVote.$Properties;
        }

        /**
         * Properties of a Fresh.
         * @deprecated Use ocean.object.Fresh.$Properties instead.
         */
        interface IFresh extends ocean.object.Fresh.$Properties {
        }

        /** Represents a Fresh. */
        class Fresh {

            /**
             * Constructs a new Fresh.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Fresh.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Fresh heartbeat. */
            heartbeat?: (ocean.object.CertifiedHeartbeat.$Properties|null);

            /** Fresh votes. */
            votes: ocean.object.FreshVote.$Properties[];

            /**
             * Creates a new Fresh instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Fresh instance
             */
            static create(properties: ocean.object.Fresh.$Shape): ocean.object.Fresh & ocean.object.Fresh.$Shape;
            static create(properties?: ocean.object.Fresh.$Properties): ocean.object.Fresh;

            /**
             * Encodes the specified Fresh message. Does not implicitly {@link ocean.object.Fresh.verify|verify} messages.
             * @param message Fresh message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Fresh.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Fresh message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Fresh & ocean.object.Fresh.$Shape} Fresh
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Fresh & ocean.object.Fresh.$Shape;
        }

        namespace Fresh {

            /** Properties of a Fresh. */
            interface $Properties {

                /** Fresh heartbeat */
                heartbeat?: (ocean.object.CertifiedHeartbeat.$Properties|null);

                /** Fresh votes */
                votes?: (ocean.object.FreshVote.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Fresh. */
            type $Shape = ocean.object.Fresh.$Properties;
        }

        /**
         * Properties of a CertifiedHeartbeat.
         * @deprecated Use ocean.object.CertifiedHeartbeat.$Properties instead.
         */
        interface ICertifiedHeartbeat extends ocean.object.CertifiedHeartbeat.$Properties {
        }

        /** Represents a CertifiedHeartbeat. */
        class CertifiedHeartbeat {

            /**
             * Constructs a new CertifiedHeartbeat.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.CertifiedHeartbeat.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CertifiedHeartbeat heartbeat. */
            heartbeat: Uint8Array;

            /** CertifiedHeartbeat signatures. */
            signatures: ocean.object.MemberSignature.$Properties[];

            /** CertifiedHeartbeat view. */
            view: number;

            /** CertifiedHeartbeat slot. */
            slot: number;

            /** CertifiedHeartbeat sides. */
            sides: number;

            /** CertifiedHeartbeat path. */
            path: Uint8Array[];

            /**
             * Creates a new CertifiedHeartbeat instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CertifiedHeartbeat instance
             */
            static create(properties: ocean.object.CertifiedHeartbeat.$Shape): ocean.object.CertifiedHeartbeat & ocean.object.CertifiedHeartbeat.$Shape;
            static create(properties?: ocean.object.CertifiedHeartbeat.$Properties): ocean.object.CertifiedHeartbeat;

            /**
             * Encodes the specified CertifiedHeartbeat message. Does not implicitly {@link ocean.object.CertifiedHeartbeat.verify|verify} messages.
             * @param message CertifiedHeartbeat message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.CertifiedHeartbeat.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CertifiedHeartbeat message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.CertifiedHeartbeat & ocean.object.CertifiedHeartbeat.$Shape} CertifiedHeartbeat
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.CertifiedHeartbeat & ocean.object.CertifiedHeartbeat.$Shape;
        }

        namespace CertifiedHeartbeat {

            /** Properties of a CertifiedHeartbeat. */
            interface $Properties {

                /** CertifiedHeartbeat heartbeat */
                heartbeat?: (Uint8Array|null);

                /** CertifiedHeartbeat signatures */
                signatures?: (ocean.object.MemberSignature.$Properties[]|null);

                /** CertifiedHeartbeat view */
                view?: (number|null);

                /** CertifiedHeartbeat slot */
                slot?: (number|null);

                /** CertifiedHeartbeat sides */
                sides?: (number|null);

                /** CertifiedHeartbeat path */
                path?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CertifiedHeartbeat. */
            type $Shape = ocean.object.CertifiedHeartbeat.$Properties;
        }

        /**
         * Properties of a Handover.
         * @deprecated Use ocean.object.Handover.$Properties instead.
         */
        interface IHandover extends ocean.object.Handover.$Properties {
        }

        /** Represents a Handover. */
        class Handover {

            /**
             * Constructs a new Handover.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Handover.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Handover ring. */
            ring?: (ocean.object.SignedRing.$Properties|null);

            /** Handover heartbeat. */
            heartbeat?: (ocean.object.CertifiedHeartbeat.$Properties|null);

            /**
             * Creates a new Handover instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Handover instance
             */
            static create(properties: ocean.object.Handover.$Shape): ocean.object.Handover & ocean.object.Handover.$Shape;
            static create(properties?: ocean.object.Handover.$Properties): ocean.object.Handover;

            /**
             * Encodes the specified Handover message. Does not implicitly {@link ocean.object.Handover.verify|verify} messages.
             * @param message Handover message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Handover.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Handover message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Handover & ocean.object.Handover.$Shape} Handover
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Handover & ocean.object.Handover.$Shape;
        }

        namespace Handover {

            /** Properties of a Handover. */
            interface $Properties {

                /** Handover ring */
                ring?: (ocean.object.SignedRing.$Properties|null);

                /** Handover heartbeat */
                heartbeat?: (ocean.object.CertifiedHeartbeat.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Handover. */
            type $Shape = ocean.object.Handover.$Properties;
        }

        /**
         * Properties of a Create.
         * @deprecated Use ocean.object.Create.$Properties instead.
         */
        interface ICreate extends ocean.object.Create.$Properties {
        }

        /** Represents a Create. */
        class Create {

            /**
             * Constructs a new Create.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Create.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Create object. */
            object?: (ocean.object.ObjectCertificate.$Properties|null);

            /** Create ring. */
            ring?: (ocean.object.SignedRing.$Properties|null);

            /** Create handover. */
            handover?: (ocean.object.Handover.$Properties|null);

            /**
             * Creates a new Create instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Create instance
             */
            static create(properties: ocean.object.Create.$Shape): ocean.object.Create & ocean.object.Create.$Shape;
            static create(properties?: ocean.object.Create.$Properties): ocean.object.Create;

            /**
             * Encodes the specified Create message. Does not implicitly {@link ocean.object.Create.verify|verify} messages.
             * @param message Create message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Create.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Create message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Create & ocean.object.Create.$Shape} Create
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Create & ocean.object.Create.$Shape;
        }

        namespace Create {

            /** Properties of a Create. */
            interface $Properties {

                /** Create object */
                object?: (ocean.object.ObjectCertificate.$Properties|null);

                /** Create ring */
                ring?: (ocean.object.SignedRing.$Properties|null);

                /** Create handover */
                handover?: (ocean.object.Handover.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Create. */
            type $Shape = ocean.object.Create.$Properties;
        }

        /**
         * Properties of a Reconfigure.
         * @deprecated Use ocean.object.Reconfigure.$Properties instead.
         */
        interface IReconfigure extends ocean.object.Reconfigure.$Properties {
        }

        /** Represents a Reconfigure. */
        class Reconfigure {

            /**
             * Constructs a new Reconfigure.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Reconfigure.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Reconfigure aguid. */
            aguid: Uint8Array;

            /** Reconfigure ring. */
            ring?: (ocean.object.SignedRing.$Properties|null);

            /**
             * Creates a new Reconfigure instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Reconfigure instance
             */
            static create(properties: ocean.object.Reconfigure.$Shape): ocean.object.Reconfigure & ocean.object.Reconfigure.$Shape;
            static create(properties?: ocean.object.Reconfigure.$Properties): ocean.object.Reconfigure;

            /**
             * Encodes the specified Reconfigure message. Does not implicitly {@link ocean.object.Reconfigure.verify|verify} messages.
             * @param message Reconfigure message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Reconfigure.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Reconfigure message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Reconfigure & ocean.object.Reconfigure.$Shape} Reconfigure
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Reconfigure & ocean.object.Reconfigure.$Shape;
        }

        namespace Reconfigure {

            /** Properties of a Reconfigure. */
            interface $Properties {

                /** Reconfigure aguid */
                aguid?: (Uint8Array|null);

                /** Reconfigure ring */
                ring?: (ocean.object.SignedRing.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Reconfigure. */
            type $Shape = ocean.object.Reconfigure.$Properties;
        }

        /**
         * Properties of a Moved.
         * @deprecated Use ocean.object.Moved.$Properties instead.
         */
        interface IMoved extends ocean.object.Moved.$Properties {
        }

        /** Represents a Moved. */
        class Moved {

            /**
             * Constructs a new Moved.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Moved.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Moved ring. */
            ring?: (ocean.object.SignedRing.$Properties|null);

            /**
             * Creates a new Moved instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Moved instance
             */
            static create(properties: ocean.object.Moved.$Shape): ocean.object.Moved & ocean.object.Moved.$Shape;
            static create(properties?: ocean.object.Moved.$Properties): ocean.object.Moved;

            /**
             * Encodes the specified Moved message. Does not implicitly {@link ocean.object.Moved.verify|verify} messages.
             * @param message Moved message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Moved.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Moved message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Moved & ocean.object.Moved.$Shape} Moved
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Moved & ocean.object.Moved.$Shape;
        }

        namespace Moved {

            /** Properties of a Moved. */
            interface $Properties {

                /** Moved ring */
                ring?: (ocean.object.SignedRing.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Moved. */
            type $Shape = ocean.object.Moved.$Properties;
        }

        /**
         * Properties of a Submit.
         * @deprecated Use ocean.object.Submit.$Properties instead.
         */
        interface ISubmit extends ocean.object.Submit.$Properties {
        }

        /** Represents a Submit. */
        class Submit {

            /**
             * Constructs a new Submit.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Submit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Submit update. */
            update?: (ocean.object.SignedUpdate.$Properties|null);

            /**
             * Creates a new Submit instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Submit instance
             */
            static create(properties: ocean.object.Submit.$Shape): ocean.object.Submit & ocean.object.Submit.$Shape;
            static create(properties?: ocean.object.Submit.$Properties): ocean.object.Submit;

            /**
             * Encodes the specified Submit message. Does not implicitly {@link ocean.object.Submit.verify|verify} messages.
             * @param message Submit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Submit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Submit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Submit & ocean.object.Submit.$Shape} Submit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Submit & ocean.object.Submit.$Shape;
        }

        namespace Submit {

            /** Properties of a Submit. */
            interface $Properties {

                /** Submit update */
                update?: (ocean.object.SignedUpdate.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Submit. */
            type $Shape = ocean.object.Submit.$Properties;
        }

        /**
         * Properties of a Result.
         * @deprecated Use ocean.object.Result.$Properties instead.
         */
        interface IResult extends ocean.object.Result.$Properties {
        }

        /** Represents a Result. */
        class Result {

            /**
             * Constructs a new Result.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Result.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Result heartbeat. */
            heartbeat?: (ocean.object.CertifiedHeartbeat.$Properties|null);

            /**
             * Creates a new Result instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Result instance
             */
            static create(properties: ocean.object.Result.$Shape): ocean.object.Result & ocean.object.Result.$Shape;
            static create(properties?: ocean.object.Result.$Properties): ocean.object.Result;

            /**
             * Encodes the specified Result message. Does not implicitly {@link ocean.object.Result.verify|verify} messages.
             * @param message Result message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Result.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Result message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Result & ocean.object.Result.$Shape} Result
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Result & ocean.object.Result.$Shape;
        }

        namespace Result {

            /** Properties of a Result. */
            interface $Properties {

                /** Result heartbeat */
                heartbeat?: (ocean.object.CertifiedHeartbeat.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Result. */
            type $Shape = ocean.object.Result.$Properties;
        }

        /**
         * Properties of a Subscribe.
         * @deprecated Use ocean.object.Subscribe.$Properties instead.
         */
        interface ISubscribe extends ocean.object.Subscribe.$Properties {
        }

        /** Represents a Subscribe. */
        class Subscribe {

            /**
             * Constructs a new Subscribe.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Subscribe.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Subscribe aguid. */
            aguid: Uint8Array;

            /** Subscribe version. */
            version: number;

            /** Subscribe fresh. */
            fresh: boolean;

            /**
             * Creates a new Subscribe instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Subscribe instance
             */
            static create(properties: ocean.object.Subscribe.$Shape): ocean.object.Subscribe & ocean.object.Subscribe.$Shape;
            static create(properties?: ocean.object.Subscribe.$Properties): ocean.object.Subscribe;

            /**
             * Encodes the specified Subscribe message. Does not implicitly {@link ocean.object.Subscribe.verify|verify} messages.
             * @param message Subscribe message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Subscribe.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Subscribe message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Subscribe & ocean.object.Subscribe.$Shape} Subscribe
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Subscribe & ocean.object.Subscribe.$Shape;
        }

        namespace Subscribe {

            /** Properties of a Subscribe. */
            interface $Properties {

                /** Subscribe aguid */
                aguid?: (Uint8Array|null);

                /** Subscribe version */
                version?: (number|null);

                /** Subscribe fresh */
                fresh?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Subscribe. */
            type $Shape = ocean.object.Subscribe.$Properties;
        }

        /**
         * Properties of a Commit.
         * @deprecated Use ocean.object.Commit.$Properties instead.
         */
        interface ICommit extends ocean.object.Commit.$Properties {
        }

        /** Represents a Commit. */
        class Commit {

            /**
             * Constructs a new Commit.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Commit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Commit update. */
            update?: (ocean.object.SignedUpdate.$Properties|null);

            /** Commit heartbeat. */
            heartbeat?: (ocean.object.CertifiedHeartbeat.$Properties|null);

            /**
             * Creates a new Commit instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Commit instance
             */
            static create(properties: ocean.object.Commit.$Shape): ocean.object.Commit & ocean.object.Commit.$Shape;
            static create(properties?: ocean.object.Commit.$Properties): ocean.object.Commit;

            /**
             * Encodes the specified Commit message. Does not implicitly {@link ocean.object.Commit.verify|verify} messages.
             * @param message Commit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Commit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Commit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Commit & ocean.object.Commit.$Shape} Commit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Commit & ocean.object.Commit.$Shape;
        }

        namespace Commit {

            /** Properties of a Commit. */
            interface $Properties {

                /** Commit update */
                update?: (ocean.object.SignedUpdate.$Properties|null);

                /** Commit heartbeat */
                heartbeat?: (ocean.object.CertifiedHeartbeat.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Commit. */
            type $Shape = ocean.object.Commit.$Properties;
        }

        /**
         * Properties of a GetNodes.
         * @deprecated Use ocean.object.GetNodes.$Properties instead.
         */
        interface IGetNodes extends ocean.object.GetNodes.$Properties {
        }

        /** Represents a GetNodes. */
        class GetNodes {

            /**
             * Constructs a new GetNodes.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.GetNodes.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetNodes aguid. */
            aguid: Uint8Array;

            /** GetNodes digests. */
            digests: Uint8Array[];

            /**
             * Creates a new GetNodes instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetNodes instance
             */
            static create(properties: ocean.object.GetNodes.$Shape): ocean.object.GetNodes & ocean.object.GetNodes.$Shape;
            static create(properties?: ocean.object.GetNodes.$Properties): ocean.object.GetNodes;

            /**
             * Encodes the specified GetNodes message. Does not implicitly {@link ocean.object.GetNodes.verify|verify} messages.
             * @param message GetNodes message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.GetNodes.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetNodes message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.GetNodes & ocean.object.GetNodes.$Shape} GetNodes
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.GetNodes & ocean.object.GetNodes.$Shape;
        }

        namespace GetNodes {

            /** Properties of a GetNodes. */
            interface $Properties {

                /** GetNodes aguid */
                aguid?: (Uint8Array|null);

                /** GetNodes digests */
                digests?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetNodes. */
            type $Shape = ocean.object.GetNodes.$Properties;
        }

        /**
         * Properties of a Nodes.
         * @deprecated Use ocean.object.Nodes.$Properties instead.
         */
        interface INodes extends ocean.object.Nodes.$Properties {
        }

        /** Represents a Nodes. */
        class Nodes {

            /**
             * Constructs a new Nodes.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Nodes.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Nodes aguid. */
            aguid: Uint8Array;

            /** Nodes nodes. */
            nodes: ocean.object.BlockLength.$Properties[];

            /**
             * Creates a new Nodes instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Nodes instance
             */
            static create(properties: ocean.object.Nodes.$Shape): ocean.object.Nodes & ocean.object.Nodes.$Shape;
            static create(properties?: ocean.object.Nodes.$Properties): ocean.object.Nodes;

            /**
             * Encodes the specified Nodes message. Does not implicitly {@link ocean.object.Nodes.verify|verify} messages.
             * @param message Nodes message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Nodes.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Nodes message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Nodes & ocean.object.Nodes.$Shape} Nodes
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Nodes & ocean.object.Nodes.$Shape;
        }

        namespace Nodes {

            /** Properties of a Nodes. */
            interface $Properties {

                /** Nodes aguid */
                aguid?: (Uint8Array|null);

                /** Nodes nodes */
                nodes?: (ocean.object.BlockLength.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Nodes. */
            type $Shape = ocean.object.Nodes.$Properties;
        }

        /**
         * Properties of a GetBlocks.
         * @deprecated Use ocean.object.GetBlocks.$Properties instead.
         */
        interface IGetBlocks extends ocean.object.GetBlocks.$Properties {
        }

        /** Represents a GetBlocks. */
        class GetBlocks {

            /**
             * Constructs a new GetBlocks.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.GetBlocks.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetBlocks digests. */
            digests: Uint8Array[];

            /**
             * Creates a new GetBlocks instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetBlocks instance
             */
            static create(properties: ocean.object.GetBlocks.$Shape): ocean.object.GetBlocks & ocean.object.GetBlocks.$Shape;
            static create(properties?: ocean.object.GetBlocks.$Properties): ocean.object.GetBlocks;

            /**
             * Encodes the specified GetBlocks message. Does not implicitly {@link ocean.object.GetBlocks.verify|verify} messages.
             * @param message GetBlocks message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.GetBlocks.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetBlocks message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.GetBlocks & ocean.object.GetBlocks.$Shape} GetBlocks
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.GetBlocks & ocean.object.GetBlocks.$Shape;
        }

        namespace GetBlocks {

            /** Properties of a GetBlocks. */
            interface $Properties {

                /** GetBlocks digests */
                digests?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetBlocks. */
            type $Shape = ocean.object.GetBlocks.$Properties;
        }

        /**
         * Properties of a Blocks.
         * @deprecated Use ocean.object.Blocks.$Properties instead.
         */
        interface IBlocks extends ocean.object.Blocks.$Properties {
        }

        /** Represents a Blocks. */
        class Blocks {

            /**
             * Constructs a new Blocks.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Blocks.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Blocks blocks. */
            blocks: ocean.object.BlockLength.$Properties[];

            /**
             * Creates a new Blocks instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Blocks instance
             */
            static create(properties: ocean.object.Blocks.$Shape): ocean.object.Blocks & ocean.object.Blocks.$Shape;
            static create(properties?: ocean.object.Blocks.$Properties): ocean.object.Blocks;

            /**
             * Encodes the specified Blocks message. Does not implicitly {@link ocean.object.Blocks.verify|verify} messages.
             * @param message Blocks message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Blocks.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Blocks message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Blocks & ocean.object.Blocks.$Shape} Blocks
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Blocks & ocean.object.Blocks.$Shape;
        }

        namespace Blocks {

            /** Properties of a Blocks. */
            interface $Properties {

                /** Blocks blocks */
                blocks?: (ocean.object.BlockLength.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Blocks. */
            type $Shape = ocean.object.Blocks.$Properties;
        }

        /**
         * Properties of a GetHeartbeats.
         * @deprecated Use ocean.object.GetHeartbeats.$Properties instead.
         */
        interface IGetHeartbeats extends ocean.object.GetHeartbeats.$Properties {
        }

        /** Represents a GetHeartbeats. */
        class GetHeartbeats {

            /**
             * Constructs a new GetHeartbeats.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.GetHeartbeats.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetHeartbeats aguid. */
            aguid: Uint8Array;

            /** GetHeartbeats from. */
            from: number;

            /** GetHeartbeats count. */
            count: number;

            /**
             * Creates a new GetHeartbeats instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetHeartbeats instance
             */
            static create(properties: ocean.object.GetHeartbeats.$Shape): ocean.object.GetHeartbeats & ocean.object.GetHeartbeats.$Shape;
            static create(properties?: ocean.object.GetHeartbeats.$Properties): ocean.object.GetHeartbeats;

            /**
             * Encodes the specified GetHeartbeats message. Does not implicitly {@link ocean.object.GetHeartbeats.verify|verify} messages.
             * @param message GetHeartbeats message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.GetHeartbeats.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetHeartbeats message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.GetHeartbeats & ocean.object.GetHeartbeats.$Shape} GetHeartbeats
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.GetHeartbeats & ocean.object.GetHeartbeats.$Shape;
        }

        namespace GetHeartbeats {

            /** Properties of a GetHeartbeats. */
            interface $Properties {

                /** GetHeartbeats aguid */
                aguid?: (Uint8Array|null);

                /** GetHeartbeats from */
                from?: (number|null);

                /** GetHeartbeats count */
                count?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetHeartbeats. */
            type $Shape = ocean.object.GetHeartbeats.$Properties;
        }

        /**
         * Properties of a Heartbeats.
         * @deprecated Use ocean.object.Heartbeats.$Properties instead.
         */
        interface IHeartbeats extends ocean.object.Heartbeats.$Properties {
        }

        /** Represents a Heartbeats. */
        class Heartbeats {

            /**
             * Constructs a new Heartbeats.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Heartbeats.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Heartbeats heartbeats. */
            heartbeats: ocean.object.CertifiedHeartbeat.$Properties[];

            /** Heartbeats ring. */
            ring?: (ocean.object.SignedRing.$Properties|null);

            /** Heartbeats rings. */
            rings: ocean.object.SignedRing.$Properties[];

            /**
             * Creates a new Heartbeats instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Heartbeats instance
             */
            static create(properties: ocean.object.Heartbeats.$Shape): ocean.object.Heartbeats & ocean.object.Heartbeats.$Shape;
            static create(properties?: ocean.object.Heartbeats.$Properties): ocean.object.Heartbeats;

            /**
             * Encodes the specified Heartbeats message. Does not implicitly {@link ocean.object.Heartbeats.verify|verify} messages.
             * @param message Heartbeats message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Heartbeats.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Heartbeats message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Heartbeats & ocean.object.Heartbeats.$Shape} Heartbeats
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Heartbeats & ocean.object.Heartbeats.$Shape;
        }

        namespace Heartbeats {

            /** Properties of a Heartbeats. */
            interface $Properties {

                /** Heartbeats heartbeats */
                heartbeats?: (ocean.object.CertifiedHeartbeat.$Properties[]|null);

                /** Heartbeats ring */
                ring?: (ocean.object.SignedRing.$Properties|null);

                /** Heartbeats rings */
                rings?: (ocean.object.SignedRing.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Heartbeats. */
            type $Shape = ocean.object.Heartbeats.$Properties;
        }

        /**
         * Properties of a GetRing.
         * @deprecated Use ocean.object.GetRing.$Properties instead.
         */
        interface IGetRing extends ocean.object.GetRing.$Properties {
        }

        /** Represents a GetRing. */
        class GetRing {

            /**
             * Constructs a new GetRing.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.GetRing.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetRing aguid. */
            aguid: Uint8Array;

            /**
             * Creates a new GetRing instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetRing instance
             */
            static create(properties: ocean.object.GetRing.$Shape): ocean.object.GetRing & ocean.object.GetRing.$Shape;
            static create(properties?: ocean.object.GetRing.$Properties): ocean.object.GetRing;

            /**
             * Encodes the specified GetRing message. Does not implicitly {@link ocean.object.GetRing.verify|verify} messages.
             * @param message GetRing message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.GetRing.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetRing message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.GetRing & ocean.object.GetRing.$Shape} GetRing
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.GetRing & ocean.object.GetRing.$Shape;
        }

        namespace GetRing {

            /** Properties of a GetRing. */
            interface $Properties {

                /** GetRing aguid */
                aguid?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetRing. */
            type $Shape = ocean.object.GetRing.$Properties;
        }

        /**
         * Properties of a Ring.
         * @deprecated Use ocean.object.Ring.$Properties instead.
         */
        interface IRing extends ocean.object.Ring.$Properties {
        }

        /** Represents a Ring. */
        class Ring {

            /**
             * Constructs a new Ring.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Ring.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ring ring. */
            ring?: (ocean.object.SignedRing.$Properties|null);

            /** Ring view. */
            view: number;

            /** Ring version. */
            version: number;

            /** Ring changing. */
            changing: boolean;

            /** Ring recovering. */
            recovering: boolean;

            /** Ring evidence. */
            evidence: Uint8Array[];

            /**
             * Creates a new Ring instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Ring instance
             */
            static create(properties: ocean.object.Ring.$Shape): ocean.object.Ring & ocean.object.Ring.$Shape;
            static create(properties?: ocean.object.Ring.$Properties): ocean.object.Ring;

            /**
             * Encodes the specified Ring message. Does not implicitly {@link ocean.object.Ring.verify|verify} messages.
             * @param message Ring message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Ring.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Ring message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Ring & ocean.object.Ring.$Shape} Ring
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Ring & ocean.object.Ring.$Shape;
        }

        namespace Ring {

            /** Properties of a Ring. */
            interface $Properties {

                /** Ring ring */
                ring?: (ocean.object.SignedRing.$Properties|null);

                /** Ring view */
                view?: (number|null);

                /** Ring version */
                version?: (number|null);

                /** Ring changing */
                changing?: (boolean|null);

                /** Ring recovering */
                recovering?: (boolean|null);

                /** Ring evidence */
                evidence?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Ring. */
            type $Shape = ocean.object.Ring.$Properties;
        }

        /**
         * Properties of a Refused.
         * @deprecated Use ocean.object.Refused.$Properties instead.
         */
        interface IRefused extends ocean.object.Refused.$Properties {
        }

        /** Represents a Refused. */
        class Refused {

            /**
             * Constructs a new Refused.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Refused.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Refused errorKind. */
            errorKind: number;

            /** Refused message. */
            message: string;

            /**
             * Creates a new Refused instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Refused instance
             */
            static create(properties: ocean.object.Refused.$Shape): ocean.object.Refused & ocean.object.Refused.$Shape;
            static create(properties?: ocean.object.Refused.$Properties): ocean.object.Refused;

            /**
             * Encodes the specified Refused message. Does not implicitly {@link ocean.object.Refused.verify|verify} messages.
             * @param message Refused message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Refused.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Refused message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Refused & ocean.object.Refused.$Shape} Refused
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Refused & ocean.object.Refused.$Shape;
        }

        namespace Refused {

            /** Properties of a Refused. */
            interface $Properties {

                /** Refused errorKind */
                errorKind?: (number|null);

                /** Refused message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Refused. */
            type $Shape = ocean.object.Refused.$Properties;
        }

        /**
         * Properties of an Envelope.
         * @deprecated Use ocean.object.Envelope.$Properties instead.
         */
        interface IEnvelope extends ocean.object.Envelope.$Properties {
        }

        /** Represents an Envelope. */
        class Envelope {

            /**
             * Constructs a new Envelope.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.Envelope.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Envelope create. */
            create?: (ocean.object.Create.$Properties|null);

            /** Envelope submit. */
            submit?: (ocean.object.Submit.$Properties|null);

            /** Envelope result. */
            result?: (ocean.object.Result.$Properties|null);

            /** Envelope subscribe. */
            subscribe?: (ocean.object.Subscribe.$Properties|null);

            /** Envelope commit. */
            commit?: (ocean.object.Commit.$Properties|null);

            /** Envelope getNodes. */
            getNodes?: (ocean.object.GetNodes.$Properties|null);

            /** Envelope nodes. */
            nodes?: (ocean.object.Nodes.$Properties|null);

            /** Envelope getBlocks. */
            getBlocks?: (ocean.object.GetBlocks.$Properties|null);

            /** Envelope blocks. */
            blocks?: (ocean.object.Blocks.$Properties|null);

            /** Envelope getHeartbeats. */
            getHeartbeats?: (ocean.object.GetHeartbeats.$Properties|null);

            /** Envelope heartbeats. */
            heartbeats?: (ocean.object.Heartbeats.$Properties|null);

            /** Envelope refused. */
            refused?: (ocean.object.Refused.$Properties|null);

            /** Envelope getRing. */
            getRing?: (ocean.object.GetRing.$Properties|null);

            /** Envelope ring. */
            ring?: (ocean.object.Ring.$Properties|null);

            /** Envelope reconfigure. */
            reconfigure?: (ocean.object.Reconfigure.$Properties|null);

            /** Envelope moved. */
            moved?: (ocean.object.Moved.$Properties|null);

            /** Envelope fresh. */
            fresh?: (ocean.object.Fresh.$Properties|null);

            /** Envelope body. */
            body?: ("create"|"submit"|"result"|"subscribe"|"commit"|"getNodes"|"nodes"|"getBlocks"|"blocks"|"getHeartbeats"|"heartbeats"|"refused"|"getRing"|"ring"|"reconfigure"|"moved"|"fresh");

            /**
             * Creates a new Envelope instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Envelope instance
             */
            static create(properties: ocean.object.Envelope.$Shape): ocean.object.Envelope & ocean.object.Envelope.$Shape;
            static create(properties?: ocean.object.Envelope.$Properties): ocean.object.Envelope;

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link ocean.object.Envelope.verify|verify} messages.
             * @param message Envelope message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.Envelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.Envelope & ocean.object.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.Envelope & ocean.object.Envelope.$Shape;
        }

        namespace Envelope {

            /** Properties of an Envelope. */
            interface $Properties {

                /** Envelope create */
                create?: (ocean.object.Create.$Properties|null);

                /** Envelope submit */
                submit?: (ocean.object.Submit.$Properties|null);

                /** Envelope result */
                result?: (ocean.object.Result.$Properties|null);

                /** Envelope subscribe */
                subscribe?: (ocean.object.Subscribe.$Properties|null);

                /** Envelope commit */
                commit?: (ocean.object.Commit.$Properties|null);

                /** Envelope getNodes */
                getNodes?: (ocean.object.GetNodes.$Properties|null);

                /** Envelope nodes */
                nodes?: (ocean.object.Nodes.$Properties|null);

                /** Envelope getBlocks */
                getBlocks?: (ocean.object.GetBlocks.$Properties|null);

                /** Envelope blocks */
                blocks?: (ocean.object.Blocks.$Properties|null);

                /** Envelope getHeartbeats */
                getHeartbeats?: (ocean.object.GetHeartbeats.$Properties|null);

                /** Envelope heartbeats */
                heartbeats?: (ocean.object.Heartbeats.$Properties|null);

                /** Envelope refused */
                refused?: (ocean.object.Refused.$Properties|null);

                /** Envelope getRing */
                getRing?: (ocean.object.GetRing.$Properties|null);

                /** Envelope ring */
                ring?: (ocean.object.Ring.$Properties|null);

                /** Envelope reconfigure */
                reconfigure?: (ocean.object.Reconfigure.$Properties|null);

                /** Envelope moved */
                moved?: (ocean.object.Moved.$Properties|null);

                /** Envelope fresh */
                fresh?: (ocean.object.Fresh.$Properties|null);

                /** Envelope body */
                body?: ("create"|"submit"|"result"|"subscribe"|"commit"|"getNodes"|"nodes"|"getBlocks"|"blocks"|"getHeartbeats"|"heartbeats"|"refused"|"getRing"|"ring"|"reconfigure"|"moved"|"fresh");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an Envelope. */
            type $Shape = {
              create?: ocean.object.Create.$Shape|null;
              submit?: ocean.object.Submit.$Shape|null;
              result?: ocean.object.Result.$Shape|null;
              subscribe?: ocean.object.Subscribe.$Shape|null;
              commit?: ocean.object.Commit.$Shape|null;
              getNodes?: ocean.object.GetNodes.$Shape|null;
              nodes?: ocean.object.Nodes.$Shape|null;
              getBlocks?: ocean.object.GetBlocks.$Shape|null;
              blocks?: ocean.object.Blocks.$Shape|null;
              getHeartbeats?: ocean.object.GetHeartbeats.$Shape|null;
              heartbeats?: ocean.object.Heartbeats.$Shape|null;
              refused?: ocean.object.Refused.$Shape|null;
              getRing?: ocean.object.GetRing.$Shape|null;
              ring?: ocean.object.Ring.$Shape|null;
              reconfigure?: ocean.object.Reconfigure.$Shape|null;
              moved?: ocean.object.Moved.$Shape|null;
              fresh?: ocean.object.Fresh.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing?: null; ring?: null; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "create"; create: ocean.object.Create.$Shape; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing?: null; ring?: null; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "submit"; create?: null; submit: ocean.object.Submit.$Shape; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing?: null; ring?: null; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "result"; create?: null; submit?: null; result: ocean.object.Result.$Shape; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing?: null; ring?: null; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "subscribe"; create?: null; submit?: null; result?: null; subscribe: ocean.object.Subscribe.$Shape; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing?: null; ring?: null; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "commit"; create?: null; submit?: null; result?: null; subscribe?: null; commit: ocean.object.Commit.$Shape; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing?: null; ring?: null; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "getNodes"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes: ocean.object.GetNodes.$Shape; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing?: null; ring?: null; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "nodes"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes: ocean.object.Nodes.$Shape; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing?: null; ring?: null; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "getBlocks"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks: ocean.object.GetBlocks.$Shape; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing?: null; ring?: null; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "blocks"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks: ocean.object.Blocks.$Shape; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing?: null; ring?: null; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "getHeartbeats"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats: ocean.object.GetHeartbeats.$Shape; heartbeats?: null; refused?: null; getRing?: null; ring?: null; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "heartbeats"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats: ocean.object.Heartbeats.$Shape; refused?: null; getRing?: null; ring?: null; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "refused"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused: ocean.object.Refused.$Shape; getRing?: null; ring?: null; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "getRing"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing: ocean.object.GetRing.$Shape; ring?: null; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "ring"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing?: null; ring: ocean.object.Ring.$Shape; reconfigure?: null; moved?: null; fresh?: null }|{ body?: "reconfigure"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing?: null; ring?: null; reconfigure: ocean.object.Reconfigure.$Shape; moved?: null; fresh?: null }|{ body?: "moved"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing?: null; ring?: null; reconfigure?: null; moved: ocean.object.Moved.$Shape; fresh?: null }|{ body?: "fresh"; create?: null; submit?: null; result?: null; subscribe?: null; commit?: null; getNodes?: null; nodes?: null; getBlocks?: null; blocks?: null; getHeartbeats?: null; heartbeats?: null; refused?: null; getRing?: null; ring?: null; reconfigure?: null; moved?: null; fresh: ocean.object.Fresh.$Shape })
            );
        }

        /**
         * Properties of a HostedObject.
         * @deprecated Use ocean.object.HostedObject.$Properties instead.
         */
        interface IHostedObject extends ocean.object.HostedObject.$Properties {
        }

        /** Represents a HostedObject. */
        class HostedObject {

            /**
             * Constructs a new HostedObject.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.object.HostedObject.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** HostedObject object. */
            object?: (ocean.object.ObjectCertificate.$Properties|null);

            /** HostedObject ring. */
            ring?: (ocean.object.SignedRing.$Properties|null);

            /** HostedObject heartbeat. */
            heartbeat?: (ocean.object.CertifiedHeartbeat.$Properties|null);

            /** HostedObject recovering. */
            recovering: boolean;

            /** HostedObject handover. */
            handover?: (ocean.object.Handover.$Properties|null);

            /** HostedObject next. */
            next?: (ocean.object.SignedRing.$Properties|null);

            /**
             * Creates a new HostedObject instance using the specified properties.
             * @param [properties] Properties to set
             * @returns HostedObject instance
             */
            static create(properties: ocean.object.HostedObject.$Shape): ocean.object.HostedObject & ocean.object.HostedObject.$Shape;
            static create(properties?: ocean.object.HostedObject.$Properties): ocean.object.HostedObject;

            /**
             * Encodes the specified HostedObject message. Does not implicitly {@link ocean.object.HostedObject.verify|verify} messages.
             * @param message HostedObject message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.object.HostedObject.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a HostedObject message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.object.HostedObject & ocean.object.HostedObject.$Shape} HostedObject
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.object.HostedObject & ocean.object.HostedObject.$Shape;
        }

        namespace HostedObject {

            /** Properties of a HostedObject. */
            interface $Properties {

                /** HostedObject object */
                object?: (ocean.object.ObjectCertificate.$Properties|null);

                /** HostedObject ring */
                ring?: (ocean.object.SignedRing.$Properties|null);

                /** HostedObject heartbeat */
                heartbeat?: (ocean.object.CertifiedHeartbeat.$Properties|null);

                /** HostedObject recovering */
                recovering?: (boolean|null);

                /** HostedObject handover */
                handover?: (ocean.object.Handover.$Properties|null);

                /** HostedObject next */
                next?: (ocean.object.SignedRing.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a HostedObject. */
            type $Shape = ocean.object.HostedObject.$Properties;
        }
    }

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

    /** Namespace frame. */
    namespace frame {

        /** FrameKind enum. */
        enum FrameKind {

            /** UNSPECIFIED value */
            UNSPECIFIED = 0,

            /** HELLO value */
            HELLO = 1,

            /** MESSAGE value */
            MESSAGE = 2,

            /** REQUEST value */
            REQUEST = 3,

            /** ANSWER value */
            ANSWER = 4,

            /** ERROR value */
            ERROR = 5,

            /** PING value */
            PING = 6,

            /** PONG value */
            PONG = 7
        }

        /**
         * Properties of a FrameHead.
         * @deprecated Use ocean.frame.FrameHead.$Properties instead.
         */
        interface IFrameHead extends ocean.frame.FrameHead.$Properties {
        }

        /** Represents a FrameHead. */
        class FrameHead {

            /**
             * Constructs a new FrameHead.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.frame.FrameHead.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FrameHead kind. */
            kind: ocean.frame.FrameKind;

            /** FrameHead requestId. */
            requestId: number;

            /** FrameHead room. */
            room: number;

            /** FrameHead headerLength. */
            headerLength: number;

            /** FrameHead payloadLength. */
            payloadLength: number;

            /** FrameHead deadlineMs. */
            deadlineMs: number;

            /** FrameHead errorKind. */
            errorKind: number;

            /** FrameHead message. */
            message: string;

            /**
             * Creates a new FrameHead instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FrameHead instance
             */
            static create(properties: ocean.frame.FrameHead.$Shape): ocean.frame.FrameHead & ocean.frame.FrameHead.$Shape;
            static create(properties?: ocean.frame.FrameHead.$Properties): ocean.frame.FrameHead;

            /**
             * Encodes the specified FrameHead message. Does not implicitly {@link ocean.frame.FrameHead.verify|verify} messages.
             * @param message FrameHead message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.frame.FrameHead.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FrameHead message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.frame.FrameHead & ocean.frame.FrameHead.$Shape} FrameHead
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.frame.FrameHead & ocean.frame.FrameHead.$Shape;
        }

        namespace FrameHead {

            /** Properties of a FrameHead. */
            interface $Properties {

                /** FrameHead kind */
                kind?: (ocean.frame.FrameKind|null);

                /** FrameHead requestId */
                requestId?: (number|null);

                /** FrameHead room */
                room?: (number|null);

                /** FrameHead headerLength */
                headerLength?: (number|null);

                /** FrameHead payloadLength */
                payloadLength?: (number|null);

                /** FrameHead deadlineMs */
                deadlineMs?: (number|null);

                /** FrameHead errorKind */
                errorKind?: (number|null);

                /** FrameHead message */
                message?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FrameHead. */
            type $Shape = ocean.frame.FrameHead.$Properties;
        }

        /**
         * Properties of a Hello.
         * @deprecated Use ocean.frame.Hello.$Properties instead.
         */
        interface IHello extends ocean.frame.Hello.$Properties {
        }

        /** Represents a Hello. */
        class Hello {

            /**
             * Constructs a new Hello.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.frame.Hello.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Hello version. */
            version: number;

            /** Hello host. */
            host: string;

            /** Hello port. */
            port: number;

            /** Hello credential. */
            credential: Uint8Array;

            /**
             * Creates a new Hello instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Hello instance
             */
            static create(properties: ocean.frame.Hello.$Shape): ocean.frame.Hello & ocean.frame.Hello.$Shape;
            static create(properties?: ocean.frame.Hello.$Properties): ocean.frame.Hello;

            /**
             * Encodes the specified Hello message. Does not implicitly {@link ocean.frame.Hello.verify|verify} messages.
             * @param message Hello message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.frame.Hello.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Hello message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.frame.Hello & ocean.frame.Hello.$Shape} Hello
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.frame.Hello & ocean.frame.Hello.$Shape;
        }

        namespace Hello {

            /** Properties of a Hello. */
            interface $Properties {

                /** Hello version */
                version?: (number|null);

                /** Hello host */
                host?: (string|null);

                /** Hello port */
                port?: (number|null);

                /** Hello credential */
                credential?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Hello. */
            type $Shape = ocean.frame.Hello.$Properties;
        }
    }

    /** Namespace pond. */
    namespace pond {

        /**
         * Properties of an Invitation.
         * @deprecated Use ocean.pond.Invitation.$Properties instead.
         */
        interface IInvitation extends ocean.pond.Invitation.$Properties {
        }

        /** Represents an Invitation. */
        class Invitation {

            /**
             * Constructs a new Invitation.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.pond.Invitation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Invitation founder. */
            founder: Uint8Array;

            /** Invitation inviteKey. */
            inviteKey: Uint8Array;

            /** Invitation expiresMs. */
            expiresMs: number;

            /**
             * Creates a new Invitation instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Invitation instance
             */
            static create(properties: ocean.pond.Invitation.$Shape): ocean.pond.Invitation & ocean.pond.Invitation.$Shape;
            static create(properties?: ocean.pond.Invitation.$Properties): ocean.pond.Invitation;

            /**
             * Encodes the specified Invitation message. Does not implicitly {@link ocean.pond.Invitation.verify|verify} messages.
             * @param message Invitation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.pond.Invitation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Invitation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.pond.Invitation & ocean.pond.Invitation.$Shape} Invitation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.pond.Invitation & ocean.pond.Invitation.$Shape;
        }

        namespace Invitation {

            /** Properties of an Invitation. */
            interface $Properties {

                /** Invitation founder */
                founder?: (Uint8Array|null);

                /** Invitation inviteKey */
                inviteKey?: (Uint8Array|null);

                /** Invitation expiresMs */
                expiresMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Invitation. */
            type $Shape = ocean.pond.Invitation.$Properties;
        }

        /**
         * Properties of a Member.
         * @deprecated Use ocean.pond.Member.$Properties instead.
         */
        interface IMember extends ocean.pond.Member.$Properties {
        }

        /** Represents a Member. */
        class Member {

            /**
             * Constructs a new Member.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.pond.Member.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Member nodeKey. */
            nodeKey: Uint8Array;

            /** Member joinedMs. */
            joinedMs: number;

            /**
             * Creates a new Member instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Member instance
             */
            static create(properties: ocean.pond.Member.$Shape): ocean.pond.Member & ocean.pond.Member.$Shape;
            static create(properties?: ocean.pond.Member.$Properties): ocean.pond.Member;

            /**
             * Encodes the specified Member message. Does not implicitly {@link ocean.pond.Member.verify|verify} messages.
             * @param message Member message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.pond.Member.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Member message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.pond.Member & ocean.pond.Member.$Shape} Member
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.pond.Member & ocean.pond.Member.$Shape;
        }

        namespace Member {

            /** Properties of a Member. */
            interface $Properties {

                /** Member nodeKey */
                nodeKey?: (Uint8Array|null);

                /** Member joinedMs */
                joinedMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Member. */
            type $Shape = ocean.pond.Member.$Properties;
        }

        /**
         * Properties of a Credential.
         * @deprecated Use ocean.pond.Credential.$Properties instead.
         */
        interface ICredential extends ocean.pond.Credential.$Properties {
        }

        /** Represents a Credential. */
        class Credential {

            /**
             * Constructs a new Credential.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.pond.Credential.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Credential invitation. */
            invitation?: (ocean.object.Signed.$Properties|null);

            /** Credential member. */
            member?: (ocean.object.Signed.$Properties|null);

            /**
             * Creates a new Credential instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Credential instance
             */
            static create(properties: ocean.pond.Credential.$Shape): ocean.pond.Credential & ocean.pond.Credential.$Shape;
            static create(properties?: ocean.pond.Credential.$Properties): ocean.pond.Credential;

            /**
             * Encodes the specified Credential message. Does not implicitly {@link ocean.pond.Credential.verify|verify} messages.
             * @param message Credential message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.pond.Credential.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Credential message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.pond.Credential & ocean.pond.Credential.$Shape} Credential
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.pond.Credential & ocean.pond.Credential.$Shape;
        }

        namespace Credential {

            /** Properties of a Credential. */
            interface $Properties {

                /** Credential invitation */
                invitation?: (ocean.object.Signed.$Properties|null);

                /** Credential member */
                member?: (ocean.object.Signed.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Credential. */
            type $Shape = ocean.pond.Credential.$Properties;
        }
    }

    /** Namespace ring. */
    namespace ring {

        /**
         * Properties of a Ballot.
         * @deprecated Use ocean.ring.Ballot.$Properties instead.
         */
        interface IBallot extends ocean.ring.Ballot.$Properties {
        }

        /** Represents a Ballot. */
        class Ballot {

            /**
             * Constructs a new Ballot.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.Ballot.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ballot aguid. */
            aguid: Uint8Array;

            /** Ballot epoch. */
            epoch: number;

            /** Ballot view. */
            view: number;

            /** Ballot slot. */
            slot: number;

            /** Ballot batch. */
            batch: Uint8Array;

            /**
             * Creates a new Ballot instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Ballot instance
             */
            static create(properties: ocean.ring.Ballot.$Shape): ocean.ring.Ballot & ocean.ring.Ballot.$Shape;
            static create(properties?: ocean.ring.Ballot.$Properties): ocean.ring.Ballot;

            /**
             * Encodes the specified Ballot message. Does not implicitly {@link ocean.ring.Ballot.verify|verify} messages.
             * @param message Ballot message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.Ballot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Ballot message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.Ballot & ocean.ring.Ballot.$Shape} Ballot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.Ballot & ocean.ring.Ballot.$Shape;
        }

        namespace Ballot {

            /** Properties of a Ballot. */
            interface $Properties {

                /** Ballot aguid */
                aguid?: (Uint8Array|null);

                /** Ballot epoch */
                epoch?: (number|null);

                /** Ballot view */
                view?: (number|null);

                /** Ballot slot */
                slot?: (number|null);

                /** Ballot batch */
                batch?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Ballot. */
            type $Shape = ocean.ring.Ballot.$Properties;
        }

        /**
         * Properties of a Request.
         * @deprecated Use ocean.ring.Request.$Properties instead.
         */
        interface IRequest extends ocean.ring.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request update. */
            update?: (ocean.object.SignedUpdate.$Properties|null);

            /** Request blocks. */
            blocks: Uint8Array;

            /**
             * Creates a new Request instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Request instance
             */
            static create(properties: ocean.ring.Request.$Shape): ocean.ring.Request & ocean.ring.Request.$Shape;
            static create(properties?: ocean.ring.Request.$Properties): ocean.ring.Request;

            /**
             * Encodes the specified Request message. Does not implicitly {@link ocean.ring.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.Request & ocean.ring.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.Request & ocean.ring.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request update */
                update?: (ocean.object.SignedUpdate.$Properties|null);

                /** Request blocks */
                blocks?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = ocean.ring.Request.$Properties;
        }

        /**
         * Properties of a Batch.
         * @deprecated Use ocean.ring.Batch.$Properties instead.
         */
        interface IBatch extends ocean.ring.Batch.$Properties {
        }

        /** Represents a Batch. */
        class Batch {

            /**
             * Constructs a new Batch.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.Batch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Batch timeMs. */
            timeMs: number;

            /** Batch requests. */
            requests: ocean.ring.Request.$Properties[];

            /** Batch nextRing. */
            nextRing?: (ocean.object.SignedRing.$Properties|null);

            /**
             * Creates a new Batch instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Batch instance
             */
            static create(properties: ocean.ring.Batch.$Shape): ocean.ring.Batch & ocean.ring.Batch.$Shape;
            static create(properties?: ocean.ring.Batch.$Properties): ocean.ring.Batch;

            /**
             * Encodes the specified Batch message. Does not implicitly {@link ocean.ring.Batch.verify|verify} messages.
             * @param message Batch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.Batch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Batch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.Batch & ocean.ring.Batch.$Shape} Batch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.Batch & ocean.ring.Batch.$Shape;
        }

        namespace Batch {

            /** Properties of a Batch. */
            interface $Properties {

                /** Batch timeMs */
                timeMs?: (number|null);

                /** Batch requests */
                requests?: (ocean.ring.Request.$Properties[]|null);

                /** Batch nextRing */
                nextRing?: (ocean.object.SignedRing.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Batch. */
            type $Shape = ocean.ring.Batch.$Properties;
        }

        /**
         * Properties of a PrePrepare.
         * @deprecated Use ocean.ring.PrePrepare.$Properties instead.
         */
        interface IPrePrepare extends ocean.ring.PrePrepare.$Properties {
        }

        /** Represents a PrePrepare. */
        class PrePrepare {

            /**
             * Constructs a new PrePrepare.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.PrePrepare.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PrePrepare view. */
            view: number;

            /** PrePrepare slot. */
            slot: number;

            /** PrePrepare signature. */
            signature: Uint8Array;

            /**
             * Creates a new PrePrepare instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PrePrepare instance
             */
            static create(properties: ocean.ring.PrePrepare.$Shape): ocean.ring.PrePrepare & ocean.ring.PrePrepare.$Shape;
            static create(properties?: ocean.ring.PrePrepare.$Properties): ocean.ring.PrePrepare;

            /**
             * Encodes the specified PrePrepare message. Does not implicitly {@link ocean.ring.PrePrepare.verify|verify} messages.
             * @param message PrePrepare message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.PrePrepare.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PrePrepare message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.PrePrepare & ocean.ring.PrePrepare.$Shape} PrePrepare
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.PrePrepare & ocean.ring.PrePrepare.$Shape;
        }

        namespace PrePrepare {

            /** Properties of a PrePrepare. */
            interface $Properties {

                /** PrePrepare view */
                view?: (number|null);

                /** PrePrepare slot */
                slot?: (number|null);

                /** PrePrepare signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PrePrepare. */
            type $Shape = ocean.ring.PrePrepare.$Properties;
        }

        /**
         * Properties of a Prepare.
         * @deprecated Use ocean.ring.Prepare.$Properties instead.
         */
        interface IPrepare extends ocean.ring.Prepare.$Properties {
        }

        /** Represents a Prepare. */
        class Prepare {

            /**
             * Constructs a new Prepare.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.Prepare.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Prepare view. */
            view: number;

            /** Prepare slot. */
            slot: number;

            /** Prepare batch. */
            batch: Uint8Array;

            /** Prepare signature. */
            signature: Uint8Array;

            /** Prepare leaderSignature. */
            leaderSignature: Uint8Array;

            /**
             * Creates a new Prepare instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Prepare instance
             */
            static create(properties: ocean.ring.Prepare.$Shape): ocean.ring.Prepare & ocean.ring.Prepare.$Shape;
            static create(properties?: ocean.ring.Prepare.$Properties): ocean.ring.Prepare;

            /**
             * Encodes the specified Prepare message. Does not implicitly {@link ocean.ring.Prepare.verify|verify} messages.
             * @param message Prepare message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.Prepare.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Prepare message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.Prepare & ocean.ring.Prepare.$Shape} Prepare
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.Prepare & ocean.ring.Prepare.$Shape;
        }

        namespace Prepare {

            /** Properties of a Prepare. */
            interface $Properties {

                /** Prepare view */
                view?: (number|null);

                /** Prepare slot */
                slot?: (number|null);

                /** Prepare batch */
                batch?: (Uint8Array|null);

                /** Prepare signature */
                signature?: (Uint8Array|null);

                /** Prepare leaderSignature */
                leaderSignature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Prepare. */
            type $Shape = ocean.ring.Prepare.$Properties;
        }

        /**
         * Properties of a Commit.
         * @deprecated Use ocean.ring.Commit.$Properties instead.
         */
        interface ICommit extends ocean.ring.Commit.$Properties {
        }

        /** Represents a Commit. */
        class Commit {

            /**
             * Constructs a new Commit.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.Commit.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Commit view. */
            view: number;

            /** Commit slot. */
            slot: number;

            /** Commit root. */
            root: Uint8Array;

            /** Commit signature. */
            signature: Uint8Array;

            /**
             * Creates a new Commit instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Commit instance
             */
            static create(properties: ocean.ring.Commit.$Shape): ocean.ring.Commit & ocean.ring.Commit.$Shape;
            static create(properties?: ocean.ring.Commit.$Properties): ocean.ring.Commit;

            /**
             * Encodes the specified Commit message. Does not implicitly {@link ocean.ring.Commit.verify|verify} messages.
             * @param message Commit message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.Commit.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Commit message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.Commit & ocean.ring.Commit.$Shape} Commit
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.Commit & ocean.ring.Commit.$Shape;
        }

        namespace Commit {

            /** Properties of a Commit. */
            interface $Properties {

                /** Commit view */
                view?: (number|null);

                /** Commit slot */
                slot?: (number|null);

                /** Commit root */
                root?: (Uint8Array|null);

                /** Commit signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Commit. */
            type $Shape = ocean.ring.Commit.$Properties;
        }

        /**
         * Properties of a Prepared.
         * @deprecated Use ocean.ring.Prepared.$Properties instead.
         */
        interface IPrepared extends ocean.ring.Prepared.$Properties {
        }

        /** Represents a Prepared. */
        class Prepared {

            /**
             * Constructs a new Prepared.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.Prepared.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Prepared view. */
            view: number;

            /** Prepared slot. */
            slot: number;

            /** Prepared batch. */
            batch: Uint8Array;

            /** Prepared signatures. */
            signatures: ocean.object.MemberSignature.$Properties[];

            /**
             * Creates a new Prepared instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Prepared instance
             */
            static create(properties: ocean.ring.Prepared.$Shape): ocean.ring.Prepared & ocean.ring.Prepared.$Shape;
            static create(properties?: ocean.ring.Prepared.$Properties): ocean.ring.Prepared;

            /**
             * Encodes the specified Prepared message. Does not implicitly {@link ocean.ring.Prepared.verify|verify} messages.
             * @param message Prepared message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.Prepared.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Prepared message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.Prepared & ocean.ring.Prepared.$Shape} Prepared
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.Prepared & ocean.ring.Prepared.$Shape;
        }

        namespace Prepared {

            /** Properties of a Prepared. */
            interface $Properties {

                /** Prepared view */
                view?: (number|null);

                /** Prepared slot */
                slot?: (number|null);

                /** Prepared batch */
                batch?: (Uint8Array|null);

                /** Prepared signatures */
                signatures?: (ocean.object.MemberSignature.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Prepared. */
            type $Shape = ocean.ring.Prepared.$Properties;
        }

        /**
         * Properties of a ViewChange.
         * @deprecated Use ocean.ring.ViewChange.$Properties instead.
         */
        interface IViewChange extends ocean.ring.ViewChange.$Properties {
        }

        /** Represents a ViewChange. */
        class ViewChange {

            /**
             * Constructs a new ViewChange.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.ViewChange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ViewChange aguid. */
            aguid: Uint8Array;

            /** ViewChange epoch. */
            epoch: number;

            /** ViewChange view. */
            view: number;

            /** ViewChange stable. */
            stable?: (ocean.object.CertifiedHeartbeat.$Properties|null);

            /** ViewChange prepared. */
            prepared: ocean.ring.Prepared.$Properties[];

            /**
             * Creates a new ViewChange instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ViewChange instance
             */
            static create(properties: ocean.ring.ViewChange.$Shape): ocean.ring.ViewChange & ocean.ring.ViewChange.$Shape;
            static create(properties?: ocean.ring.ViewChange.$Properties): ocean.ring.ViewChange;

            /**
             * Encodes the specified ViewChange message. Does not implicitly {@link ocean.ring.ViewChange.verify|verify} messages.
             * @param message ViewChange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.ViewChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ViewChange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.ViewChange & ocean.ring.ViewChange.$Shape} ViewChange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.ViewChange & ocean.ring.ViewChange.$Shape;
        }

        namespace ViewChange {

            /** Properties of a ViewChange. */
            interface $Properties {

                /** ViewChange aguid */
                aguid?: (Uint8Array|null);

                /** ViewChange epoch */
                epoch?: (number|null);

                /** ViewChange view */
                view?: (number|null);

                /** ViewChange stable */
                stable?: (ocean.object.CertifiedHeartbeat.$Properties|null);

                /** ViewChange prepared */
                prepared?: (ocean.ring.Prepared.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ViewChange. */
            type $Shape = ocean.ring.ViewChange.$Properties;
        }

        /**
         * Properties of a MemberViewChange.
         * @deprecated Use ocean.ring.MemberViewChange.$Properties instead.
         */
        interface IMemberViewChange extends ocean.ring.MemberViewChange.$Properties {
        }

        /** Represents a MemberViewChange. */
        class MemberViewChange {

            /**
             * Constructs a new MemberViewChange.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.MemberViewChange.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MemberViewChange index. */
            index: number;

            /** MemberViewChange viewChange. */
            viewChange?: (ocean.object.Signed.$Properties|null);

            /**
             * Creates a new MemberViewChange instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MemberViewChange instance
             */
            static create(properties: ocean.ring.MemberViewChange.$Shape): ocean.ring.MemberViewChange & ocean.ring.MemberViewChange.$Shape;
            static create(properties?: ocean.ring.MemberViewChange.$Properties): ocean.ring.MemberViewChange;

            /**
             * Encodes the specified MemberViewChange message. Does not implicitly {@link ocean.ring.MemberViewChange.verify|verify} messages.
             * @param message MemberViewChange message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.MemberViewChange.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MemberViewChange message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.MemberViewChange & ocean.ring.MemberViewChange.$Shape} MemberViewChange
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.MemberViewChange & ocean.ring.MemberViewChange.$Shape;
        }

        namespace MemberViewChange {

            /** Properties of a MemberViewChange. */
            interface $Properties {

                /** MemberViewChange index */
                index?: (number|null);

                /** MemberViewChange viewChange */
                viewChange?: (ocean.object.Signed.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MemberViewChange. */
            type $Shape = ocean.ring.MemberViewChange.$Properties;
        }

        /**
         * Properties of a NewBallot.
         * @deprecated Use ocean.ring.NewBallot.$Properties instead.
         */
        interface INewBallot extends ocean.ring.NewBallot.$Properties {
        }

        /** Represents a NewBallot. */
        class NewBallot {

            /**
             * Constructs a new NewBallot.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.NewBallot.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NewBallot slot. */
            slot: number;

            /** NewBallot batch. */
            batch: Uint8Array;

            /** NewBallot signature. */
            signature: Uint8Array;

            /**
             * Creates a new NewBallot instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NewBallot instance
             */
            static create(properties: ocean.ring.NewBallot.$Shape): ocean.ring.NewBallot & ocean.ring.NewBallot.$Shape;
            static create(properties?: ocean.ring.NewBallot.$Properties): ocean.ring.NewBallot;

            /**
             * Encodes the specified NewBallot message. Does not implicitly {@link ocean.ring.NewBallot.verify|verify} messages.
             * @param message NewBallot message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.NewBallot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NewBallot message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.NewBallot & ocean.ring.NewBallot.$Shape} NewBallot
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.NewBallot & ocean.ring.NewBallot.$Shape;
        }

        namespace NewBallot {

            /** Properties of a NewBallot. */
            interface $Properties {

                /** NewBallot slot */
                slot?: (number|null);

                /** NewBallot batch */
                batch?: (Uint8Array|null);

                /** NewBallot signature */
                signature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NewBallot. */
            type $Shape = ocean.ring.NewBallot.$Properties;
        }

        /**
         * Properties of a NewView.
         * @deprecated Use ocean.ring.NewView.$Properties instead.
         */
        interface INewView extends ocean.ring.NewView.$Properties {
        }

        /** Represents a NewView. */
        class NewView {

            /**
             * Constructs a new NewView.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.NewView.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NewView view. */
            view: number;

            /** NewView viewChanges. */
            viewChanges: ocean.ring.MemberViewChange.$Properties[];

            /** NewView ballots. */
            ballots: ocean.ring.NewBallot.$Properties[];

            /**
             * Creates a new NewView instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NewView instance
             */
            static create(properties: ocean.ring.NewView.$Shape): ocean.ring.NewView & ocean.ring.NewView.$Shape;
            static create(properties?: ocean.ring.NewView.$Properties): ocean.ring.NewView;

            /**
             * Encodes the specified NewView message. Does not implicitly {@link ocean.ring.NewView.verify|verify} messages.
             * @param message NewView message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.NewView.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NewView message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.NewView & ocean.ring.NewView.$Shape} NewView
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.NewView & ocean.ring.NewView.$Shape;
        }

        namespace NewView {

            /** Properties of a NewView. */
            interface $Properties {

                /** NewView view */
                view?: (number|null);

                /** NewView viewChanges */
                viewChanges?: (ocean.ring.MemberViewChange.$Properties[]|null);

                /** NewView ballots */
                ballots?: (ocean.ring.NewBallot.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NewView. */
            type $Shape = ocean.ring.NewView.$Properties;
        }

        /**
         * Properties of a GetBatch.
         * @deprecated Use ocean.ring.GetBatch.$Properties instead.
         */
        interface IGetBatch extends ocean.ring.GetBatch.$Properties {
        }

        /** Represents a GetBatch. */
        class GetBatch {

            /**
             * Constructs a new GetBatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.GetBatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetBatch batch. */
            batch: Uint8Array;

            /**
             * Creates a new GetBatch instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetBatch instance
             */
            static create(properties: ocean.ring.GetBatch.$Shape): ocean.ring.GetBatch & ocean.ring.GetBatch.$Shape;
            static create(properties?: ocean.ring.GetBatch.$Properties): ocean.ring.GetBatch;

            /**
             * Encodes the specified GetBatch message. Does not implicitly {@link ocean.ring.GetBatch.verify|verify} messages.
             * @param message GetBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.GetBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetBatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.GetBatch & ocean.ring.GetBatch.$Shape} GetBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.GetBatch & ocean.ring.GetBatch.$Shape;
        }

        namespace GetBatch {

            /** Properties of a GetBatch. */
            interface $Properties {

                /** GetBatch batch */
                batch?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetBatch. */
            type $Shape = ocean.ring.GetBatch.$Properties;
        }

        /**
         * Properties of a FoundBatch.
         * @deprecated Use ocean.ring.FoundBatch.$Properties instead.
         */
        interface IFoundBatch extends ocean.ring.FoundBatch.$Properties {
        }

        /** Represents a FoundBatch. */
        class FoundBatch {

            /**
             * Constructs a new FoundBatch.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.FoundBatch.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new FoundBatch instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FoundBatch instance
             */
            static create(properties: ocean.ring.FoundBatch.$Shape): ocean.ring.FoundBatch & ocean.ring.FoundBatch.$Shape;
            static create(properties?: ocean.ring.FoundBatch.$Properties): ocean.ring.FoundBatch;

            /**
             * Encodes the specified FoundBatch message. Does not implicitly {@link ocean.ring.FoundBatch.verify|verify} messages.
             * @param message FoundBatch message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.FoundBatch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FoundBatch message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.FoundBatch & ocean.ring.FoundBatch.$Shape} FoundBatch
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.FoundBatch & ocean.ring.FoundBatch.$Shape;
        }

        namespace FoundBatch {

            /** Properties of a FoundBatch. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FoundBatch. */
            type $Shape = ocean.ring.FoundBatch.$Properties;
        }

        /**
         * Properties of a GetStatus.
         * @deprecated Use ocean.ring.GetStatus.$Properties instead.
         */
        interface IGetStatus extends ocean.ring.GetStatus.$Properties {
        }

        /** Represents a GetStatus. */
        class GetStatus {

            /**
             * Constructs a new GetStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.GetStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new GetStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetStatus instance
             */
            static create(properties: ocean.ring.GetStatus.$Shape): ocean.ring.GetStatus & ocean.ring.GetStatus.$Shape;
            static create(properties?: ocean.ring.GetStatus.$Properties): ocean.ring.GetStatus;

            /**
             * Encodes the specified GetStatus message. Does not implicitly {@link ocean.ring.GetStatus.verify|verify} messages.
             * @param message GetStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.GetStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.GetStatus & ocean.ring.GetStatus.$Shape} GetStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.GetStatus & ocean.ring.GetStatus.$Shape;
        }

        namespace GetStatus {

            /** Properties of a GetStatus. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetStatus. */
            type $Shape = ocean.ring.GetStatus.$Properties;
        }

        /**
         * Properties of a Status.
         * @deprecated Use ocean.ring.Status.$Properties instead.
         */
        interface IStatus extends ocean.ring.Status.$Properties {
        }

        /** Represents a Status. */
        class Status {

            /**
             * Constructs a new Status.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.Status.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Status view. */
            view: number;

            /** Status slotMax. */
            slotMax: number;

            /** Status recovering. */
            recovering: boolean;

            /** Status latest. */
            latest?: (ocean.object.CertifiedHeartbeat.$Properties|null);

            /** Status successor. */
            successor: Uint8Array;

            /**
             * Creates a new Status instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Status instance
             */
            static create(properties: ocean.ring.Status.$Shape): ocean.ring.Status & ocean.ring.Status.$Shape;
            static create(properties?: ocean.ring.Status.$Properties): ocean.ring.Status;

            /**
             * Encodes the specified Status message. Does not implicitly {@link ocean.ring.Status.verify|verify} messages.
             * @param message Status message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.Status.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Status message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.Status & ocean.ring.Status.$Shape} Status
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.Status & ocean.ring.Status.$Shape;
        }

        namespace Status {

            /** Properties of a Status. */
            interface $Properties {

                /** Status view */
                view?: (number|null);

                /** Status slotMax */
                slotMax?: (number|null);

                /** Status recovering */
                recovering?: (boolean|null);

                /** Status latest */
                latest?: (ocean.object.CertifiedHeartbeat.$Properties|null);

                /** Status successor */
                successor?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Status. */
            type $Shape = ocean.ring.Status.$Properties;
        }

        /**
         * Properties of an Invite.
         * @deprecated Use ocean.ring.Invite.$Properties instead.
         */
        interface IInvite extends ocean.ring.Invite.$Properties {
        }

        /** Represents an Invite. */
        class Invite {

            /**
             * Constructs a new Invite.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.Invite.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Invite object. */
            object?: (ocean.object.ObjectCertificate.$Properties|null);

            /** Invite ring. */
            ring?: (ocean.object.SignedRing.$Properties|null);

            /** Invite handover. */
            handover?: (ocean.object.Handover.$Properties|null);

            /**
             * Creates a new Invite instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Invite instance
             */
            static create(properties: ocean.ring.Invite.$Shape): ocean.ring.Invite & ocean.ring.Invite.$Shape;
            static create(properties?: ocean.ring.Invite.$Properties): ocean.ring.Invite;

            /**
             * Encodes the specified Invite message. Does not implicitly {@link ocean.ring.Invite.verify|verify} messages.
             * @param message Invite message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.Invite.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Invite message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.Invite & ocean.ring.Invite.$Shape} Invite
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.Invite & ocean.ring.Invite.$Shape;
        }

        namespace Invite {

            /** Properties of an Invite. */
            interface $Properties {

                /** Invite object */
                object?: (ocean.object.ObjectCertificate.$Properties|null);

                /** Invite ring */
                ring?: (ocean.object.SignedRing.$Properties|null);

                /** Invite handover */
                handover?: (ocean.object.Handover.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Invite. */
            type $Shape = ocean.ring.Invite.$Properties;
        }

        /**
         * Properties of a Fresh.
         * @deprecated Use ocean.ring.Fresh.$Properties instead.
         */
        interface IFresh extends ocean.ring.Fresh.$Properties {
        }

        /** Represents a Fresh. */
        class Fresh {

            /**
             * Constructs a new Fresh.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.Fresh.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Fresh index. */
            index: number;

            /** Fresh slot. */
            slot: number;

            /** Fresh timeMs. */
            timeMs: number;

            /** Fresh signature. */
            signature: Uint8Array;

            /** Fresh asks. */
            asks: boolean;

            /**
             * Creates a new Fresh instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Fresh instance
             */
            static create(properties: ocean.ring.Fresh.$Shape): ocean.ring.Fresh & ocean.ring.Fresh.$Shape;
            static create(properties?: ocean.ring.Fresh.$Properties): ocean.ring.Fresh;

            /**
             * Encodes the specified Fresh message. Does not implicitly {@link ocean.ring.Fresh.verify|verify} messages.
             * @param message Fresh message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.Fresh.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Fresh message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.Fresh & ocean.ring.Fresh.$Shape} Fresh
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.Fresh & ocean.ring.Fresh.$Shape;
        }

        namespace Fresh {

            /** Properties of a Fresh. */
            interface $Properties {

                /** Fresh index */
                index?: (number|null);

                /** Fresh slot */
                slot?: (number|null);

                /** Fresh timeMs */
                timeMs?: (number|null);

                /** Fresh signature */
                signature?: (Uint8Array|null);

                /** Fresh asks */
                asks?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Fresh. */
            type $Shape = ocean.ring.Fresh.$Properties;
        }

        /**
         * Properties of a GetTree.
         * @deprecated Use ocean.ring.GetTree.$Properties instead.
         */
        interface IGetTree extends ocean.ring.GetTree.$Properties {
        }

        /** Represents a GetTree. */
        class GetTree {

            /**
             * Constructs a new GetTree.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.GetTree.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetTree nodes. */
            nodes: Uint8Array[];

            /** GetTree blocks. */
            blocks: Uint8Array[];

            /**
             * Creates a new GetTree instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetTree instance
             */
            static create(properties: ocean.ring.GetTree.$Shape): ocean.ring.GetTree & ocean.ring.GetTree.$Shape;
            static create(properties?: ocean.ring.GetTree.$Properties): ocean.ring.GetTree;

            /**
             * Encodes the specified GetTree message. Does not implicitly {@link ocean.ring.GetTree.verify|verify} messages.
             * @param message GetTree message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.GetTree.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetTree message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.GetTree & ocean.ring.GetTree.$Shape} GetTree
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.GetTree & ocean.ring.GetTree.$Shape;
        }

        namespace GetTree {

            /** Properties of a GetTree. */
            interface $Properties {

                /** GetTree nodes */
                nodes?: (Uint8Array[]|null);

                /** GetTree blocks */
                blocks?: (Uint8Array[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetTree. */
            type $Shape = ocean.ring.GetTree.$Properties;
        }

        /**
         * Properties of a Tree.
         * @deprecated Use ocean.ring.Tree.$Properties instead.
         */
        interface ITree extends ocean.ring.Tree.$Properties {
        }

        /** Represents a Tree. */
        class Tree {

            /**
             * Constructs a new Tree.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.Tree.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Tree nodes. */
            nodes: ocean.object.BlockLength.$Properties[];

            /** Tree blocks. */
            blocks: ocean.object.BlockLength.$Properties[];

            /**
             * Creates a new Tree instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Tree instance
             */
            static create(properties: ocean.ring.Tree.$Shape): ocean.ring.Tree & ocean.ring.Tree.$Shape;
            static create(properties?: ocean.ring.Tree.$Properties): ocean.ring.Tree;

            /**
             * Encodes the specified Tree message. Does not implicitly {@link ocean.ring.Tree.verify|verify} messages.
             * @param message Tree message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.Tree.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Tree message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.Tree & ocean.ring.Tree.$Shape} Tree
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.Tree & ocean.ring.Tree.$Shape;
        }

        namespace Tree {

            /** Properties of a Tree. */
            interface $Properties {

                /** Tree nodes */
                nodes?: (ocean.object.BlockLength.$Properties[]|null);

                /** Tree blocks */
                blocks?: (ocean.object.BlockLength.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Tree. */
            type $Shape = ocean.ring.Tree.$Properties;
        }

        /**
         * Properties of a GetHistory.
         * @deprecated Use ocean.ring.GetHistory.$Properties instead.
         */
        interface IGetHistory extends ocean.ring.GetHistory.$Properties {
        }

        /** Represents a GetHistory. */
        class GetHistory {

            /**
             * Constructs a new GetHistory.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.GetHistory.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetHistory from. */
            from: number;

            /** GetHistory count. */
            count: number;

            /**
             * Creates a new GetHistory instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetHistory instance
             */
            static create(properties: ocean.ring.GetHistory.$Shape): ocean.ring.GetHistory & ocean.ring.GetHistory.$Shape;
            static create(properties?: ocean.ring.GetHistory.$Properties): ocean.ring.GetHistory;

            /**
             * Encodes the specified GetHistory message. Does not implicitly {@link ocean.ring.GetHistory.verify|verify} messages.
             * @param message GetHistory message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.GetHistory.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetHistory message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.GetHistory & ocean.ring.GetHistory.$Shape} GetHistory
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.GetHistory & ocean.ring.GetHistory.$Shape;
        }

        namespace GetHistory {

            /** Properties of a GetHistory. */
            interface $Properties {

                /** GetHistory from */
                from?: (number|null);

                /** GetHistory count */
                count?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetHistory. */
            type $Shape = ocean.ring.GetHistory.$Properties;
        }

        /**
         * Properties of a PastVersion.
         * @deprecated Use ocean.ring.PastVersion.$Properties instead.
         */
        interface IPastVersion extends ocean.ring.PastVersion.$Properties {
        }

        /** Represents a PastVersion. */
        class PastVersion {

            /**
             * Constructs a new PastVersion.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.PastVersion.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PastVersion heartbeat. */
            heartbeat?: (ocean.object.CertifiedHeartbeat.$Properties|null);

            /** PastVersion update. */
            update?: (ocean.object.SignedUpdate.$Properties|null);

            /**
             * Creates a new PastVersion instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PastVersion instance
             */
            static create(properties: ocean.ring.PastVersion.$Shape): ocean.ring.PastVersion & ocean.ring.PastVersion.$Shape;
            static create(properties?: ocean.ring.PastVersion.$Properties): ocean.ring.PastVersion;

            /**
             * Encodes the specified PastVersion message. Does not implicitly {@link ocean.ring.PastVersion.verify|verify} messages.
             * @param message PastVersion message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.PastVersion.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PastVersion message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.PastVersion & ocean.ring.PastVersion.$Shape} PastVersion
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.PastVersion & ocean.ring.PastVersion.$Shape;
        }

        namespace PastVersion {

            /** Properties of a PastVersion. */
            interface $Properties {

                /** PastVersion heartbeat */
                heartbeat?: (ocean.object.CertifiedHeartbeat.$Properties|null);

                /** PastVersion update */
                update?: (ocean.object.SignedUpdate.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PastVersion. */
            type $Shape = ocean.ring.PastVersion.$Properties;
        }

        /**
         * Properties of a History.
         * @deprecated Use ocean.ring.History.$Properties instead.
         */
        interface IHistory extends ocean.ring.History.$Properties {
        }

        /** Represents a History. */
        class History {

            /**
             * Constructs a new History.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.History.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** History versions. */
            versions: ocean.ring.PastVersion.$Properties[];

            /** History rings. */
            rings: ocean.object.SignedRing.$Properties[];

            /**
             * Creates a new History instance using the specified properties.
             * @param [properties] Properties to set
             * @returns History instance
             */
            static create(properties: ocean.ring.History.$Shape): ocean.ring.History & ocean.ring.History.$Shape;
            static create(properties?: ocean.ring.History.$Properties): ocean.ring.History;

            /**
             * Encodes the specified History message. Does not implicitly {@link ocean.ring.History.verify|verify} messages.
             * @param message History message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.History.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a History message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.History & ocean.ring.History.$Shape} History
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.History & ocean.ring.History.$Shape;
        }

        namespace History {

            /** Properties of a History. */
            interface $Properties {

                /** History versions */
                versions?: (ocean.ring.PastVersion.$Properties[]|null);

                /** History rings */
                rings?: (ocean.object.SignedRing.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a History. */
            type $Shape = ocean.ring.History.$Properties;
        }

        /**
         * Properties of an Envelope.
         * @deprecated Use ocean.ring.Envelope.$Properties instead.
         */
        interface IEnvelope extends ocean.ring.Envelope.$Properties {
        }

        /** Represents an Envelope. */
        class Envelope {

            /**
             * Constructs a new Envelope.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.Envelope.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Envelope aguid. */
            aguid: Uint8Array;

            /** Envelope epoch. */
            epoch: number;

            /** Envelope forward. */
            forward?: (ocean.ring.Request.$Properties|null);

            /** Envelope prePrepare. */
            prePrepare?: (ocean.ring.PrePrepare.$Properties|null);

            /** Envelope prepare. */
            prepare?: (ocean.ring.Prepare.$Properties|null);

            /** Envelope commit. */
            commit?: (ocean.ring.Commit.$Properties|null);

            /** Envelope viewChange. */
            viewChange?: (ocean.object.Signed.$Properties|null);

            /** Envelope newView. */
            newView?: (ocean.ring.NewView.$Properties|null);

            /** Envelope getBatch. */
            getBatch?: (ocean.ring.GetBatch.$Properties|null);

            /** Envelope foundBatch. */
            foundBatch?: (ocean.ring.FoundBatch.$Properties|null);

            /** Envelope getStatus. */
            getStatus?: (ocean.ring.GetStatus.$Properties|null);

            /** Envelope status. */
            status?: (ocean.ring.Status.$Properties|null);

            /** Envelope invite. */
            invite?: (ocean.ring.Invite.$Properties|null);

            /** Envelope getTree. */
            getTree?: (ocean.ring.GetTree.$Properties|null);

            /** Envelope tree. */
            tree?: (ocean.ring.Tree.$Properties|null);

            /** Envelope fresh. */
            fresh?: (ocean.ring.Fresh.$Properties|null);

            /** Envelope getHistory. */
            getHistory?: (ocean.ring.GetHistory.$Properties|null);

            /** Envelope history. */
            history?: (ocean.ring.History.$Properties|null);

            /** Envelope body. */
            body?: ("forward"|"prePrepare"|"prepare"|"commit"|"viewChange"|"newView"|"getBatch"|"foundBatch"|"getStatus"|"status"|"invite"|"getTree"|"tree"|"fresh"|"getHistory"|"history");

            /**
             * Creates a new Envelope instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Envelope instance
             */
            static create(properties: ocean.ring.Envelope.$Shape): ocean.ring.Envelope & ocean.ring.Envelope.$Shape;
            static create(properties?: ocean.ring.Envelope.$Properties): ocean.ring.Envelope;

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link ocean.ring.Envelope.verify|verify} messages.
             * @param message Envelope message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.Envelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.Envelope & ocean.ring.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.Envelope & ocean.ring.Envelope.$Shape;
        }

        namespace Envelope {

            /** Properties of an Envelope. */
            interface $Properties {

                /** Envelope aguid */
                aguid?: (Uint8Array|null);

                /** Envelope epoch */
                epoch?: (number|null);

                /** Envelope forward */
                forward?: (ocean.ring.Request.$Properties|null);

                /** Envelope prePrepare */
                prePrepare?: (ocean.ring.PrePrepare.$Properties|null);

                /** Envelope prepare */
                prepare?: (ocean.ring.Prepare.$Properties|null);

                /** Envelope commit */
                commit?: (ocean.ring.Commit.$Properties|null);

                /** Envelope viewChange */
                viewChange?: (ocean.object.Signed.$Properties|null);

                /** Envelope newView */
                newView?: (ocean.ring.NewView.$Properties|null);

                /** Envelope getBatch */
                getBatch?: (ocean.ring.GetBatch.$Properties|null);

                /** Envelope foundBatch */
                foundBatch?: (ocean.ring.FoundBatch.$Properties|null);

                /** Envelope getStatus */
                getStatus?: (ocean.ring.GetStatus.$Properties|null);

                /** Envelope status */
                status?: (ocean.ring.Status.$Properties|null);

                /** Envelope invite */
                invite?: (ocean.ring.Invite.$Properties|null);

                /** Envelope getTree */
                getTree?: (ocean.ring.GetTree.$Properties|null);

                /** Envelope tree */
                tree?: (ocean.ring.Tree.$Properties|null);

                /** Envelope fresh */
                fresh?: (ocean.ring.Fresh.$Properties|null);

                /** Envelope getHistory */
                getHistory?: (ocean.ring.GetHistory.$Properties|null);

                /** Envelope history */
                history?: (ocean.ring.History.$Properties|null);

                /** Envelope body */
                body?: ("forward"|"prePrepare"|"prepare"|"commit"|"viewChange"|"newView"|"getBatch"|"foundBatch"|"getStatus"|"status"|"invite"|"getTree"|"tree"|"fresh"|"getHistory"|"history");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an Envelope. */
            type $Shape = {
              aguid?: Uint8Array|null;
              epoch?: number|null;
              forward?: ocean.ring.Request.$Shape|null;
              prePrepare?: ocean.ring.PrePrepare.$Shape|null;
              prepare?: ocean.ring.Prepare.$Shape|null;
              commit?: ocean.ring.Commit.$Shape|null;
              viewChange?: ocean.object.Signed.$Shape|null;
              newView?: ocean.ring.NewView.$Shape|null;
              getBatch?: ocean.ring.GetBatch.$Shape|null;
              foundBatch?: ocean.ring.FoundBatch.$Shape|null;
              getStatus?: ocean.ring.GetStatus.$Shape|null;
              status?: ocean.ring.Status.$Shape|null;
              invite?: ocean.ring.Invite.$Shape|null;
              getTree?: ocean.ring.GetTree.$Shape|null;
              tree?: ocean.ring.Tree.$Shape|null;
              fresh?: ocean.ring.Fresh.$Shape|null;
              getHistory?: ocean.ring.GetHistory.$Shape|null;
              history?: ocean.ring.History.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; forward?: null; prePrepare?: null; prepare?: null; commit?: null; viewChange?: null; newView?: null; getBatch?: null; foundBatch?: null; getStatus?: null; status?: null; invite?: null; getTree?: null; tree?: null; fresh?: null; getHistory?: null; history?: null }|{ body?: "forward"; forward: ocean.ring.Request.$Shape; prePrepare?: null; prepare?: null; commit?: null; viewChange?: null; newView?: null; getBatch?: null; foundBatch?: null; getStatus?: null; status?: null; invite?: null; getTree?: null; tree?: null; fresh?: null; getHistory?: null; history?: null }|{ body?: "prePrepare"; forward?: null; prePrepare: ocean.ring.PrePrepare.$Shape; prepare?: null; commit?: null; viewChange?: null; newView?: null; getBatch?: null; foundBatch?: null; getStatus?: null; status?: null; invite?: null; getTree?: null; tree?: null; fresh?: null; getHistory?: null; history?: null }|{ body?: "prepare"; forward?: null; prePrepare?: null; prepare: ocean.ring.Prepare.$Shape; commit?: null; viewChange?: null; newView?: null; getBatch?: null; foundBatch?: null; getStatus?: null; status?: null; invite?: null; getTree?: null; tree?: null; fresh?: null; getHistory?: null; history?: null }|{ body?: "commit"; forward?: null; prePrepare?: null; prepare?: null; commit: ocean.ring.Commit.$Shape; viewChange?: null; newView?: null; getBatch?: null; foundBatch?: null; getStatus?: null; status?: null; invite?: null; getTree?: null; tree?: null; fresh?: null; getHistory?: null; history?: null }|{ body?: "viewChange"; forward?: null; prePrepare?: null; prepare?: null; commit?: null; viewChange: ocean.object.Signed.$Shape; newView?: null; getBatch?: null; foundBatch?: null; getStatus?: null; status?: null; invite?: null; getTree?: null; tree?: null; fresh?: null; getHistory?: null; history?: null }|{ body?: "newView"; forward?: null; prePrepare?: null; prepare?: null; commit?: null; viewChange?: null; newView: ocean.ring.NewView.$Shape; getBatch?: null; foundBatch?: null; getStatus?: null; status?: null; invite?: null; getTree?: null; tree?: null; fresh?: null; getHistory?: null; history?: null }|{ body?: "getBatch"; forward?: null; prePrepare?: null; prepare?: null; commit?: null; viewChange?: null; newView?: null; getBatch: ocean.ring.GetBatch.$Shape; foundBatch?: null; getStatus?: null; status?: null; invite?: null; getTree?: null; tree?: null; fresh?: null; getHistory?: null; history?: null }|{ body?: "foundBatch"; forward?: null; prePrepare?: null; prepare?: null; commit?: null; viewChange?: null; newView?: null; getBatch?: null; foundBatch: ocean.ring.FoundBatch.$Shape; getStatus?: null; status?: null; invite?: null; getTree?: null; tree?: null; fresh?: null; getHistory?: null; history?: null }|{ body?: "getStatus"; forward?: null; prePrepare?: null; prepare?: null; commit?: null; viewChange?: null; newView?: null; getBatch?: null; foundBatch?: null; getStatus: ocean.ring.GetStatus.$Shape; status?: null; invite?: null; getTree?: null; tree?: null; fresh?: null; getHistory?: null; history?: null }|{ body?: "status"; forward?: null; prePrepare?: null; prepare?: null; commit?: null; viewChange?: null; newView?: null; getBatch?: null; foundBatch?: null; getStatus?: null; status: ocean.ring.Status.$Shape; invite?: null; getTree?: null; tree?: null; fresh?: null; getHistory?: null; history?: null }|{ body?: "invite"; forward?: null; prePrepare?: null; prepare?: null; commit?: null; viewChange?: null; newView?: null; getBatch?: null; foundBatch?: null; getStatus?: null; status?: null; invite: ocean.ring.Invite.$Shape; getTree?: null; tree?: null; fresh?: null; getHistory?: null; history?: null }|{ body?: "getTree"; forward?: null; prePrepare?: null; prepare?: null; commit?: null; viewChange?: null; newView?: null; getBatch?: null; foundBatch?: null; getStatus?: null; status?: null; invite?: null; getTree: ocean.ring.GetTree.$Shape; tree?: null; fresh?: null; getHistory?: null; history?: null }|{ body?: "tree"; forward?: null; prePrepare?: null; prepare?: null; commit?: null; viewChange?: null; newView?: null; getBatch?: null; foundBatch?: null; getStatus?: null; status?: null; invite?: null; getTree?: null; tree: ocean.ring.Tree.$Shape; fresh?: null; getHistory?: null; history?: null }|{ body?: "fresh"; forward?: null; prePrepare?: null; prepare?: null; commit?: null; viewChange?: null; newView?: null; getBatch?: null; foundBatch?: null; getStatus?: null; status?: null; invite?: null; getTree?: null; tree?: null; fresh: ocean.ring.Fresh.$Shape; getHistory?: null; history?: null }|{ body?: "getHistory"; forward?: null; prePrepare?: null; prepare?: null; commit?: null; viewChange?: null; newView?: null; getBatch?: null; foundBatch?: null; getStatus?: null; status?: null; invite?: null; getTree?: null; tree?: null; fresh?: null; getHistory: ocean.ring.GetHistory.$Shape; history?: null }|{ body?: "history"; forward?: null; prePrepare?: null; prepare?: null; commit?: null; viewChange?: null; newView?: null; getBatch?: null; foundBatch?: null; getStatus?: null; status?: null; invite?: null; getTree?: null; tree?: null; fresh?: null; getHistory?: null; history: ocean.ring.History.$Shape })
            );
        }

        /**
         * Properties of a SlotRecord.
         * @deprecated Use ocean.ring.SlotRecord.$Properties instead.
         */
        interface ISlotRecord extends ocean.ring.SlotRecord.$Properties {
        }

        /** Represents a SlotRecord. */
        class SlotRecord {

            /**
             * Constructs a new SlotRecord.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.SlotRecord.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** SlotRecord prepared. */
            prepared?: (ocean.ring.Prepared.$Properties|null);

            /** SlotRecord batch. */
            batch: Uint8Array;

            /**
             * Creates a new SlotRecord instance using the specified properties.
             * @param [properties] Properties to set
             * @returns SlotRecord instance
             */
            static create(properties: ocean.ring.SlotRecord.$Shape): ocean.ring.SlotRecord & ocean.ring.SlotRecord.$Shape;
            static create(properties?: ocean.ring.SlotRecord.$Properties): ocean.ring.SlotRecord;

            /**
             * Encodes the specified SlotRecord message. Does not implicitly {@link ocean.ring.SlotRecord.verify|verify} messages.
             * @param message SlotRecord message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.SlotRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a SlotRecord message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.SlotRecord & ocean.ring.SlotRecord.$Shape} SlotRecord
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.SlotRecord & ocean.ring.SlotRecord.$Shape;
        }

        namespace SlotRecord {

            /** Properties of a SlotRecord. */
            interface $Properties {

                /** SlotRecord prepared */
                prepared?: (ocean.ring.Prepared.$Properties|null);

                /** SlotRecord batch */
                batch?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a SlotRecord. */
            type $Shape = ocean.ring.SlotRecord.$Properties;
        }

        /**
         * Properties of a ViewRecord.
         * @deprecated Use ocean.ring.ViewRecord.$Properties instead.
         */
        interface IViewRecord extends ocean.ring.ViewRecord.$Properties {
        }

        /** Represents a ViewRecord. */
        class ViewRecord {

            /**
             * Constructs a new ViewRecord.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.ViewRecord.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ViewRecord epoch. */
            epoch: number;

            /** ViewRecord view. */
            view: number;

            /** ViewRecord changing. */
            changing: boolean;

            /**
             * Creates a new ViewRecord instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ViewRecord instance
             */
            static create(properties: ocean.ring.ViewRecord.$Shape): ocean.ring.ViewRecord & ocean.ring.ViewRecord.$Shape;
            static create(properties?: ocean.ring.ViewRecord.$Properties): ocean.ring.ViewRecord;

            /**
             * Encodes the specified ViewRecord message. Does not implicitly {@link ocean.ring.ViewRecord.verify|verify} messages.
             * @param message ViewRecord message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.ViewRecord.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ViewRecord message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.ViewRecord & ocean.ring.ViewRecord.$Shape} ViewRecord
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.ViewRecord & ocean.ring.ViewRecord.$Shape;
        }

        namespace ViewRecord {

            /** Properties of a ViewRecord. */
            interface $Properties {

                /** ViewRecord epoch */
                epoch?: (number|null);

                /** ViewRecord view */
                view?: (number|null);

                /** ViewRecord changing */
                changing?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ViewRecord. */
            type $Shape = ocean.ring.ViewRecord.$Properties;
        }

        /**
         * Properties of an Evidence.
         * @deprecated Use ocean.ring.Evidence.$Properties instead.
         */
        interface IEvidence extends ocean.ring.Evidence.$Properties {
        }

        /** Represents an Evidence. */
        class Evidence {

            /**
             * Constructs a new Evidence.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.ring.Evidence.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Evidence aguid. */
            aguid: Uint8Array;

            /** Evidence epoch. */
            epoch: number;

            /** Evidence member. */
            member: number;

            /** Evidence what. */
            what: number;

            /** Evidence view. */
            view: number;

            /** Evidence slot. */
            slot: number;

            /** Evidence first. */
            first: Uint8Array;

            /** Evidence firstSignature. */
            firstSignature: Uint8Array;

            /** Evidence second. */
            second: Uint8Array;

            /** Evidence secondSignature. */
            secondSignature: Uint8Array;

            /**
             * Creates a new Evidence instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Evidence instance
             */
            static create(properties: ocean.ring.Evidence.$Shape): ocean.ring.Evidence & ocean.ring.Evidence.$Shape;
            static create(properties?: ocean.ring.Evidence.$Properties): ocean.ring.Evidence;

            /**
             * Encodes the specified Evidence message. Does not implicitly {@link ocean.ring.Evidence.verify|verify} messages.
             * @param message Evidence message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.ring.Evidence.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Evidence message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.ring.Evidence & ocean.ring.Evidence.$Shape} Evidence
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.ring.Evidence & ocean.ring.Evidence.$Shape;
        }

        namespace Evidence {

            /** Properties of an Evidence. */
            interface $Properties {

                /** Evidence aguid */
                aguid?: (Uint8Array|null);

                /** Evidence epoch */
                epoch?: (number|null);

                /** Evidence member */
                member?: (number|null);

                /** Evidence what */
                what?: (number|null);

                /** Evidence view */
                view?: (number|null);

                /** Evidence slot */
                slot?: (number|null);

                /** Evidence first */
                first?: (Uint8Array|null);

                /** Evidence firstSignature */
                firstSignature?: (Uint8Array|null);

                /** Evidence second */
                second?: (Uint8Array|null);

                /** Evidence secondSignature */
                secondSignature?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Evidence. */
            type $Shape = ocean.ring.Evidence.$Properties;
        }
    }

    /** Namespace tapestry. */
    namespace tapestry {

        /**
         * Properties of a Route.
         * @deprecated Use ocean.tapestry.Route.$Properties instead.
         */
        interface IRoute extends ocean.tapestry.Route.$Properties {
        }

        /** Represents a Route. */
        class Route {

            /**
             * Constructs a new Route.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Route.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Route target. */
            target: Uint8Array;

            /** Route level. */
            level: number;

            /** Route hopCount. */
            hopCount: number;

            /** Route origin. */
            origin?: (ocean.common.NodeAddress.$Properties|null);

            /**
             * Creates a new Route instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Route instance
             */
            static create(properties: ocean.tapestry.Route.$Shape): ocean.tapestry.Route & ocean.tapestry.Route.$Shape;
            static create(properties?: ocean.tapestry.Route.$Properties): ocean.tapestry.Route;

            /**
             * Encodes the specified Route message. Does not implicitly {@link ocean.tapestry.Route.verify|verify} messages.
             * @param message Route message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Route.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Route message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Route & ocean.tapestry.Route.$Shape} Route
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Route & ocean.tapestry.Route.$Shape;
        }

        namespace Route {

            /** Properties of a Route. */
            interface $Properties {

                /** Route target */
                target?: (Uint8Array|null);

                /** Route level */
                level?: (number|null);

                /** Route hopCount */
                hopCount?: (number|null);

                /** Route origin */
                origin?: (ocean.common.NodeAddress.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Route. */
            type $Shape = ocean.tapestry.Route.$Properties;
        }

        /**
         * Properties of a Beacon.
         * @deprecated Use ocean.tapestry.Beacon.$Properties instead.
         */
        interface IBeacon extends ocean.tapestry.Beacon.$Properties {
        }

        /** Represents a Beacon. */
        class Beacon {

            /**
             * Constructs a new Beacon.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Beacon.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Beacon number. */
            number: number;

            /** Beacon inserting. */
            inserting: boolean;

            /** Beacon holes. */
            holes: Uint8Array;

            /** Beacon incarnation. */
            incarnation: number;

            /** Beacon closerThanMs. */
            closerThanMs: number;

            /**
             * Creates a new Beacon instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Beacon instance
             */
            static create(properties: ocean.tapestry.Beacon.$Shape): ocean.tapestry.Beacon & ocean.tapestry.Beacon.$Shape;
            static create(properties?: ocean.tapestry.Beacon.$Properties): ocean.tapestry.Beacon;

            /**
             * Encodes the specified Beacon message. Does not implicitly {@link ocean.tapestry.Beacon.verify|verify} messages.
             * @param message Beacon message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Beacon.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Beacon message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Beacon & ocean.tapestry.Beacon.$Shape} Beacon
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Beacon & ocean.tapestry.Beacon.$Shape;
        }

        namespace Beacon {

            /** Properties of a Beacon. */
            interface $Properties {

                /** Beacon number */
                number?: (number|null);

                /** Beacon inserting */
                inserting?: (boolean|null);

                /** Beacon holes */
                holes?: (Uint8Array|null);

                /** Beacon incarnation */
                incarnation?: (number|null);

                /** Beacon closerThanMs */
                closerThanMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Beacon. */
            type $Shape = ocean.tapestry.Beacon.$Properties;
        }

        /**
         * Properties of a Nodes.
         * @deprecated Use ocean.tapestry.Nodes.$Properties instead.
         */
        interface INodes extends ocean.tapestry.Nodes.$Properties {
        }

        /** Represents a Nodes. */
        class Nodes {

            /**
             * Constructs a new Nodes.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Nodes.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Nodes nodes. */
            nodes: ocean.common.NodeAddress.$Properties[];

            /**
             * Creates a new Nodes instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Nodes instance
             */
            static create(properties: ocean.tapestry.Nodes.$Shape): ocean.tapestry.Nodes & ocean.tapestry.Nodes.$Shape;
            static create(properties?: ocean.tapestry.Nodes.$Properties): ocean.tapestry.Nodes;

            /**
             * Encodes the specified Nodes message. Does not implicitly {@link ocean.tapestry.Nodes.verify|verify} messages.
             * @param message Nodes message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Nodes.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Nodes message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Nodes & ocean.tapestry.Nodes.$Shape} Nodes
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Nodes & ocean.tapestry.Nodes.$Shape;
        }

        namespace Nodes {

            /** Properties of a Nodes. */
            interface $Properties {

                /** Nodes nodes */
                nodes?: (ocean.common.NodeAddress.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Nodes. */
            type $Shape = ocean.tapestry.Nodes.$Properties;
        }

        /**
         * Properties of a GetNodes.
         * @deprecated Use ocean.tapestry.GetNodes.$Properties instead.
         */
        interface IGetNodes extends ocean.tapestry.GetNodes.$Properties {
        }

        /** Represents a GetNodes. */
        class GetNodes {

            /**
             * Constructs a new GetNodes.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.GetNodes.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetNodes wanted. */
            wanted: Uint8Array;

            /**
             * Creates a new GetNodes instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetNodes instance
             */
            static create(properties: ocean.tapestry.GetNodes.$Shape): ocean.tapestry.GetNodes & ocean.tapestry.GetNodes.$Shape;
            static create(properties?: ocean.tapestry.GetNodes.$Properties): ocean.tapestry.GetNodes;

            /**
             * Encodes the specified GetNodes message. Does not implicitly {@link ocean.tapestry.GetNodes.verify|verify} messages.
             * @param message GetNodes message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.GetNodes.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetNodes message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.GetNodes & ocean.tapestry.GetNodes.$Shape} GetNodes
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.GetNodes & ocean.tapestry.GetNodes.$Shape;
        }

        namespace GetNodes {

            /** Properties of a GetNodes. */
            interface $Properties {

                /** GetNodes wanted */
                wanted?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetNodes. */
            type $Shape = ocean.tapestry.GetNodes.$Properties;
        }

        /**
         * Properties of a Backpointer.
         * @deprecated Use ocean.tapestry.Backpointer.$Properties instead.
         */
        interface IBackpointer extends ocean.tapestry.Backpointer.$Properties {
        }

        /** Represents a Backpointer. */
        class Backpointer {

            /**
             * Constructs a new Backpointer.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Backpointer.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new Backpointer instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Backpointer instance
             */
            static create(properties: ocean.tapestry.Backpointer.$Shape): ocean.tapestry.Backpointer & ocean.tapestry.Backpointer.$Shape;
            static create(properties?: ocean.tapestry.Backpointer.$Properties): ocean.tapestry.Backpointer;

            /**
             * Encodes the specified Backpointer message. Does not implicitly {@link ocean.tapestry.Backpointer.verify|verify} messages.
             * @param message Backpointer message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Backpointer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Backpointer message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Backpointer & ocean.tapestry.Backpointer.$Shape} Backpointer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Backpointer & ocean.tapestry.Backpointer.$Shape;
        }

        namespace Backpointer {

            /** Properties of a Backpointer. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Backpointer. */
            type $Shape = ocean.tapestry.Backpointer.$Properties;
        }

        /**
         * Properties of a Leaving.
         * @deprecated Use ocean.tapestry.Leaving.$Properties instead.
         */
        interface ILeaving extends ocean.tapestry.Leaving.$Properties {
        }

        /** Represents a Leaving. */
        class Leaving {

            /**
             * Constructs a new Leaving.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Leaving.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Leaving nodes. */
            nodes: ocean.common.NodeAddress.$Properties[];

            /**
             * Creates a new Leaving instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Leaving instance
             */
            static create(properties: ocean.tapestry.Leaving.$Shape): ocean.tapestry.Leaving & ocean.tapestry.Leaving.$Shape;
            static create(properties?: ocean.tapestry.Leaving.$Properties): ocean.tapestry.Leaving;

            /**
             * Encodes the specified Leaving message. Does not implicitly {@link ocean.tapestry.Leaving.verify|verify} messages.
             * @param message Leaving message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Leaving.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Leaving message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Leaving & ocean.tapestry.Leaving.$Shape} Leaving
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Leaving & ocean.tapestry.Leaving.$Shape;
        }

        namespace Leaving {

            /** Properties of a Leaving. */
            interface $Properties {

                /** Leaving nodes */
                nodes?: (ocean.common.NodeAddress.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Leaving. */
            type $Shape = ocean.tapestry.Leaving.$Properties;
        }

        /**
         * Properties of a Join.
         * @deprecated Use ocean.tapestry.Join.$Properties instead.
         */
        interface IJoin extends ocean.tapestry.Join.$Properties {
        }

        /** Represents a Join. */
        class Join {

            /**
             * Constructs a new Join.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Join.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Join route. */
            route?: (ocean.tapestry.Route.$Properties|null);

            /** Join session. */
            session: number;

            /**
             * Creates a new Join instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Join instance
             */
            static create(properties: ocean.tapestry.Join.$Shape): ocean.tapestry.Join & ocean.tapestry.Join.$Shape;
            static create(properties?: ocean.tapestry.Join.$Properties): ocean.tapestry.Join;

            /**
             * Encodes the specified Join message. Does not implicitly {@link ocean.tapestry.Join.verify|verify} messages.
             * @param message Join message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Join.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Join message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Join & ocean.tapestry.Join.$Shape} Join
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Join & ocean.tapestry.Join.$Shape;
        }

        namespace Join {

            /** Properties of a Join. */
            interface $Properties {

                /** Join route */
                route?: (ocean.tapestry.Route.$Properties|null);

                /** Join session */
                session?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Join. */
            type $Shape = ocean.tapestry.Join.$Properties;
        }

        /**
         * Properties of a JoinAnswer.
         * @deprecated Use ocean.tapestry.JoinAnswer.$Properties instead.
         */
        interface IJoinAnswer extends ocean.tapestry.JoinAnswer.$Properties {
        }

        /** Represents a JoinAnswer. */
        class JoinAnswer {

            /**
             * Constructs a new JoinAnswer.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.JoinAnswer.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** JoinAnswer session. */
            session: number;

            /** JoinAnswer nodes. */
            nodes: ocean.common.NodeAddress.$Properties[];

            /**
             * Creates a new JoinAnswer instance using the specified properties.
             * @param [properties] Properties to set
             * @returns JoinAnswer instance
             */
            static create(properties: ocean.tapestry.JoinAnswer.$Shape): ocean.tapestry.JoinAnswer & ocean.tapestry.JoinAnswer.$Shape;
            static create(properties?: ocean.tapestry.JoinAnswer.$Properties): ocean.tapestry.JoinAnswer;

            /**
             * Encodes the specified JoinAnswer message. Does not implicitly {@link ocean.tapestry.JoinAnswer.verify|verify} messages.
             * @param message JoinAnswer message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.JoinAnswer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a JoinAnswer message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.JoinAnswer & ocean.tapestry.JoinAnswer.$Shape} JoinAnswer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.JoinAnswer & ocean.tapestry.JoinAnswer.$Shape;
        }

        namespace JoinAnswer {

            /** Properties of a JoinAnswer. */
            interface $Properties {

                /** JoinAnswer session */
                session?: (number|null);

                /** JoinAnswer nodes */
                nodes?: (ocean.common.NodeAddress.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a JoinAnswer. */
            type $Shape = ocean.tapestry.JoinAnswer.$Properties;
        }

        /**
         * Properties of a Multicast.
         * @deprecated Use ocean.tapestry.Multicast.$Properties instead.
         */
        interface IMulticast extends ocean.tapestry.Multicast.$Properties {
        }

        /** Represents a Multicast. */
        class Multicast {

            /**
             * Constructs a new Multicast.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Multicast.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Multicast session. */
            session: number;

            /** Multicast joiner. */
            joiner?: (ocean.common.NodeAddress.$Properties|null);

            /** Multicast prefixLength. */
            prefixLength: number;

            /** Multicast watchlist. */
            watchlist: Uint8Array;

            /** Multicast pinned. */
            pinned: boolean;

            /**
             * Creates a new Multicast instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Multicast instance
             */
            static create(properties: ocean.tapestry.Multicast.$Shape): ocean.tapestry.Multicast & ocean.tapestry.Multicast.$Shape;
            static create(properties?: ocean.tapestry.Multicast.$Properties): ocean.tapestry.Multicast;

            /**
             * Encodes the specified Multicast message. Does not implicitly {@link ocean.tapestry.Multicast.verify|verify} messages.
             * @param message Multicast message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Multicast.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Multicast message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Multicast & ocean.tapestry.Multicast.$Shape} Multicast
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Multicast & ocean.tapestry.Multicast.$Shape;
        }

        namespace Multicast {

            /** Properties of a Multicast. */
            interface $Properties {

                /** Multicast session */
                session?: (number|null);

                /** Multicast joiner */
                joiner?: (ocean.common.NodeAddress.$Properties|null);

                /** Multicast prefixLength */
                prefixLength?: (number|null);

                /** Multicast watchlist */
                watchlist?: (Uint8Array|null);

                /** Multicast pinned */
                pinned?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Multicast. */
            type $Shape = ocean.tapestry.Multicast.$Properties;
        }

        /**
         * Properties of a MulticastAck.
         * @deprecated Use ocean.tapestry.MulticastAck.$Properties instead.
         */
        interface IMulticastAck extends ocean.tapestry.MulticastAck.$Properties {
        }

        /** Represents a MulticastAck. */
        class MulticastAck {

            /**
             * Constructs a new MulticastAck.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.MulticastAck.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MulticastAck session. */
            session: number;

            /** MulticastAck joiner. */
            joiner: Uint8Array;

            /**
             * Creates a new MulticastAck instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MulticastAck instance
             */
            static create(properties: ocean.tapestry.MulticastAck.$Shape): ocean.tapestry.MulticastAck & ocean.tapestry.MulticastAck.$Shape;
            static create(properties?: ocean.tapestry.MulticastAck.$Properties): ocean.tapestry.MulticastAck;

            /**
             * Encodes the specified MulticastAck message. Does not implicitly {@link ocean.tapestry.MulticastAck.verify|verify} messages.
             * @param message MulticastAck message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.MulticastAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MulticastAck message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.MulticastAck & ocean.tapestry.MulticastAck.$Shape} MulticastAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.MulticastAck & ocean.tapestry.MulticastAck.$Shape;
        }

        namespace MulticastAck {

            /** Properties of a MulticastAck. */
            interface $Properties {

                /** MulticastAck session */
                session?: (number|null);

                /** MulticastAck joiner */
                joiner?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MulticastAck. */
            type $Shape = ocean.tapestry.MulticastAck.$Properties;
        }

        /**
         * Properties of a Notify.
         * @deprecated Use ocean.tapestry.Notify.$Properties instead.
         */
        interface INotify extends ocean.tapestry.Notify.$Properties {
        }

        /** Represents a Notify. */
        class Notify {

            /**
             * Constructs a new Notify.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Notify.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Notify session. */
            session: number;

            /** Notify nodes. */
            nodes: ocean.common.NodeAddress.$Properties[];

            /**
             * Creates a new Notify instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Notify instance
             */
            static create(properties: ocean.tapestry.Notify.$Shape): ocean.tapestry.Notify & ocean.tapestry.Notify.$Shape;
            static create(properties?: ocean.tapestry.Notify.$Properties): ocean.tapestry.Notify;

            /**
             * Encodes the specified Notify message. Does not implicitly {@link ocean.tapestry.Notify.verify|verify} messages.
             * @param message Notify message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Notify.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Notify message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Notify & ocean.tapestry.Notify.$Shape} Notify
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Notify & ocean.tapestry.Notify.$Shape;
        }

        namespace Notify {

            /** Properties of a Notify. */
            interface $Properties {

                /** Notify session */
                session?: (number|null);

                /** Notify nodes */
                nodes?: (ocean.common.NodeAddress.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Notify. */
            type $Shape = ocean.tapestry.Notify.$Properties;
        }

        /**
         * Properties of a NotifyAck.
         * @deprecated Use ocean.tapestry.NotifyAck.$Properties instead.
         */
        interface INotifyAck extends ocean.tapestry.NotifyAck.$Properties {
        }

        /** Represents a NotifyAck. */
        class NotifyAck {

            /**
             * Constructs a new NotifyAck.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.NotifyAck.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NotifyAck session. */
            session: number;

            /**
             * Creates a new NotifyAck instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NotifyAck instance
             */
            static create(properties: ocean.tapestry.NotifyAck.$Shape): ocean.tapestry.NotifyAck & ocean.tapestry.NotifyAck.$Shape;
            static create(properties?: ocean.tapestry.NotifyAck.$Properties): ocean.tapestry.NotifyAck;

            /**
             * Encodes the specified NotifyAck message. Does not implicitly {@link ocean.tapestry.NotifyAck.verify|verify} messages.
             * @param message NotifyAck message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.NotifyAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NotifyAck message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.NotifyAck & ocean.tapestry.NotifyAck.$Shape} NotifyAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.NotifyAck & ocean.tapestry.NotifyAck.$Shape;
        }

        namespace NotifyAck {

            /** Properties of a NotifyAck. */
            interface $Properties {

                /** NotifyAck session */
                session?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NotifyAck. */
            type $Shape = ocean.tapestry.NotifyAck.$Properties;
        }

        /**
         * Properties of an Inserted.
         * @deprecated Use ocean.tapestry.Inserted.$Properties instead.
         */
        interface IInserted extends ocean.tapestry.Inserted.$Properties {
        }

        /** Represents an Inserted. */
        class Inserted {

            /**
             * Constructs a new Inserted.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Inserted.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Inserted session. */
            session: number;

            /**
             * Creates a new Inserted instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Inserted instance
             */
            static create(properties: ocean.tapestry.Inserted.$Shape): ocean.tapestry.Inserted & ocean.tapestry.Inserted.$Shape;
            static create(properties?: ocean.tapestry.Inserted.$Properties): ocean.tapestry.Inserted;

            /**
             * Encodes the specified Inserted message. Does not implicitly {@link ocean.tapestry.Inserted.verify|verify} messages.
             * @param message Inserted message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Inserted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Inserted message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Inserted & ocean.tapestry.Inserted.$Shape} Inserted
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Inserted & ocean.tapestry.Inserted.$Shape;
        }

        namespace Inserted {

            /** Properties of an Inserted. */
            interface $Properties {

                /** Inserted session */
                session?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Inserted. */
            type $Shape = ocean.tapestry.Inserted.$Properties;
        }

        /**
         * Properties of a GetPointers.
         * @deprecated Use ocean.tapestry.GetPointers.$Properties instead.
         */
        interface IGetPointers extends ocean.tapestry.GetPointers.$Properties {
        }

        /** Represents a GetPointers. */
        class GetPointers {

            /**
             * Constructs a new GetPointers.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.GetPointers.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** GetPointers session. */
            session: number;

            /** GetPointers level. */
            level: number;

            /**
             * Creates a new GetPointers instance using the specified properties.
             * @param [properties] Properties to set
             * @returns GetPointers instance
             */
            static create(properties: ocean.tapestry.GetPointers.$Shape): ocean.tapestry.GetPointers & ocean.tapestry.GetPointers.$Shape;
            static create(properties?: ocean.tapestry.GetPointers.$Properties): ocean.tapestry.GetPointers;

            /**
             * Encodes the specified GetPointers message. Does not implicitly {@link ocean.tapestry.GetPointers.verify|verify} messages.
             * @param message GetPointers message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.GetPointers.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a GetPointers message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.GetPointers & ocean.tapestry.GetPointers.$Shape} GetPointers
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.GetPointers & ocean.tapestry.GetPointers.$Shape;
        }

        namespace GetPointers {

            /** Properties of a GetPointers. */
            interface $Properties {

                /** GetPointers session */
                session?: (number|null);

                /** GetPointers level */
                level?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a GetPointers. */
            type $Shape = ocean.tapestry.GetPointers.$Properties;
        }

        /**
         * Properties of a Pointers.
         * @deprecated Use ocean.tapestry.Pointers.$Properties instead.
         */
        interface IPointers extends ocean.tapestry.Pointers.$Properties {
        }

        /** Represents a Pointers. */
        class Pointers {

            /**
             * Constructs a new Pointers.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Pointers.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Pointers session. */
            session: number;

            /** Pointers level. */
            level: number;

            /** Pointers nodes. */
            nodes: ocean.common.NodeAddress.$Properties[];

            /**
             * Creates a new Pointers instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Pointers instance
             */
            static create(properties: ocean.tapestry.Pointers.$Shape): ocean.tapestry.Pointers & ocean.tapestry.Pointers.$Shape;
            static create(properties?: ocean.tapestry.Pointers.$Properties): ocean.tapestry.Pointers;

            /**
             * Encodes the specified Pointers message. Does not implicitly {@link ocean.tapestry.Pointers.verify|verify} messages.
             * @param message Pointers message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Pointers.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Pointers message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Pointers & ocean.tapestry.Pointers.$Shape} Pointers
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Pointers & ocean.tapestry.Pointers.$Shape;
        }

        namespace Pointers {

            /** Properties of a Pointers. */
            interface $Properties {

                /** Pointers session */
                session?: (number|null);

                /** Pointers level */
                level?: (number|null);

                /** Pointers nodes */
                nodes?: (ocean.common.NodeAddress.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Pointers. */
            type $Shape = ocean.tapestry.Pointers.$Properties;
        }

        /**
         * Properties of a Publish.
         * @deprecated Use ocean.tapestry.Publish.$Properties instead.
         */
        interface IPublish extends ocean.tapestry.Publish.$Properties {
        }

        /** Represents a Publish. */
        class Publish {

            /**
             * Constructs a new Publish.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Publish.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Publish server. */
            server?: (ocean.common.NodeAddress.$Properties|null);

            /** Publish distanceMs. */
            distanceMs: number;

            /** Publish mode. */
            mode: number;

            /** Publish number. */
            number: number;

            /** Publish ttlMs. */
            ttlMs: number;

            /** Publish hop. */
            hop: number;

            /**
             * Creates a new Publish instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Publish instance
             */
            static create(properties: ocean.tapestry.Publish.$Shape): ocean.tapestry.Publish & ocean.tapestry.Publish.$Shape;
            static create(properties?: ocean.tapestry.Publish.$Properties): ocean.tapestry.Publish;

            /**
             * Encodes the specified Publish message. Does not implicitly {@link ocean.tapestry.Publish.verify|verify} messages.
             * @param message Publish message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Publish.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Publish message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Publish & ocean.tapestry.Publish.$Shape} Publish
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Publish & ocean.tapestry.Publish.$Shape;
        }

        namespace Publish {

            /** Properties of a Publish. */
            interface $Properties {

                /** Publish server */
                server?: (ocean.common.NodeAddress.$Properties|null);

                /** Publish distanceMs */
                distanceMs?: (number|null);

                /** Publish mode */
                mode?: (number|null);

                /** Publish number */
                number?: (number|null);

                /** Publish ttlMs */
                ttlMs?: (number|null);

                /** Publish hop */
                hop?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Publish. */
            type $Shape = ocean.tapestry.Publish.$Properties;
        }

        /**
         * Properties of a PublishAck.
         * @deprecated Use ocean.tapestry.PublishAck.$Properties instead.
         */
        interface IPublishAck extends ocean.tapestry.PublishAck.$Properties {
        }

        /** Represents a PublishAck. */
        class PublishAck {

            /**
             * Constructs a new PublishAck.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.PublishAck.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** PublishAck number. */
            number: number;

            /**
             * Creates a new PublishAck instance using the specified properties.
             * @param [properties] Properties to set
             * @returns PublishAck instance
             */
            static create(properties: ocean.tapestry.PublishAck.$Shape): ocean.tapestry.PublishAck & ocean.tapestry.PublishAck.$Shape;
            static create(properties?: ocean.tapestry.PublishAck.$Properties): ocean.tapestry.PublishAck;

            /**
             * Encodes the specified PublishAck message. Does not implicitly {@link ocean.tapestry.PublishAck.verify|verify} messages.
             * @param message PublishAck message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.PublishAck.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a PublishAck message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.PublishAck & ocean.tapestry.PublishAck.$Shape} PublishAck
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.PublishAck & ocean.tapestry.PublishAck.$Shape;
        }

        namespace PublishAck {

            /** Properties of a PublishAck. */
            interface $Properties {

                /** PublishAck number */
                number?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a PublishAck. */
            type $Shape = ocean.tapestry.PublishAck.$Properties;
        }

        /**
         * Properties of a Locate.
         * @deprecated Use ocean.tapestry.Locate.$Properties instead.
         */
        interface ILocate extends ocean.tapestry.Locate.$Properties {
        }

        /** Represents a Locate. */
        class Locate {

            /**
             * Constructs a new Locate.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Locate.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Locate route. */
            route?: (ocean.tapestry.Route.$Properties|null);

            /** Locate query. */
            query: number;

            /** Locate count. */
            count: number;

            /** Locate servers. */
            servers: ocean.common.NodeAddress.$Properties[];

            /** Locate except. */
            except: Uint8Array[];

            /** Locate local. */
            local: boolean;

            /**
             * Creates a new Locate instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Locate instance
             */
            static create(properties: ocean.tapestry.Locate.$Shape): ocean.tapestry.Locate & ocean.tapestry.Locate.$Shape;
            static create(properties?: ocean.tapestry.Locate.$Properties): ocean.tapestry.Locate;

            /**
             * Encodes the specified Locate message. Does not implicitly {@link ocean.tapestry.Locate.verify|verify} messages.
             * @param message Locate message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Locate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Locate message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Locate & ocean.tapestry.Locate.$Shape} Locate
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Locate & ocean.tapestry.Locate.$Shape;
        }

        namespace Locate {

            /** Properties of a Locate. */
            interface $Properties {

                /** Locate route */
                route?: (ocean.tapestry.Route.$Properties|null);

                /** Locate query */
                query?: (number|null);

                /** Locate count */
                count?: (number|null);

                /** Locate servers */
                servers?: (ocean.common.NodeAddress.$Properties[]|null);

                /** Locate except */
                except?: (Uint8Array[]|null);

                /** Locate local */
                local?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Locate. */
            type $Shape = ocean.tapestry.Locate.$Properties;
        }

        /**
         * Properties of a Located.
         * @deprecated Use ocean.tapestry.Located.$Properties instead.
         */
        interface ILocated extends ocean.tapestry.Located.$Properties {
        }

        /** Represents a Located. */
        class Located {

            /**
             * Constructs a new Located.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Located.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Located query. */
            query: number;

            /** Located servers. */
            servers: ocean.common.NodeAddress.$Properties[];

            /** Located hopCount. */
            hopCount: number;

            /**
             * Creates a new Located instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Located instance
             */
            static create(properties: ocean.tapestry.Located.$Shape): ocean.tapestry.Located & ocean.tapestry.Located.$Shape;
            static create(properties?: ocean.tapestry.Located.$Properties): ocean.tapestry.Located;

            /**
             * Encodes the specified Located message. Does not implicitly {@link ocean.tapestry.Located.verify|verify} messages.
             * @param message Located message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Located.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Located message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Located & ocean.tapestry.Located.$Shape} Located
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Located & ocean.tapestry.Located.$Shape;
        }

        namespace Located {

            /** Properties of a Located. */
            interface $Properties {

                /** Located query */
                query?: (number|null);

                /** Located servers */
                servers?: (ocean.common.NodeAddress.$Properties[]|null);

                /** Located hopCount */
                hopCount?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Located. */
            type $Shape = ocean.tapestry.Located.$Properties;
        }

        /**
         * Properties of a Hop.
         * @deprecated Use ocean.tapestry.Hop.$Properties instead.
         */
        interface IHop extends ocean.tapestry.Hop.$Properties {
        }

        /** Represents a Hop. */
        class Hop {

            /**
             * Constructs a new Hop.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Hop.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Hop node. */
            node?: (ocean.common.NodeAddress.$Properties|null);

            /** Hop rttMs. */
            rttMs: number;

            /**
             * Creates a new Hop instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Hop instance
             */
            static create(properties: ocean.tapestry.Hop.$Shape): ocean.tapestry.Hop & ocean.tapestry.Hop.$Shape;
            static create(properties?: ocean.tapestry.Hop.$Properties): ocean.tapestry.Hop;

            /**
             * Encodes the specified Hop message. Does not implicitly {@link ocean.tapestry.Hop.verify|verify} messages.
             * @param message Hop message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Hop.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Hop message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Hop & ocean.tapestry.Hop.$Shape} Hop
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Hop & ocean.tapestry.Hop.$Shape;
        }

        namespace Hop {

            /** Properties of a Hop. */
            interface $Properties {

                /** Hop node */
                node?: (ocean.common.NodeAddress.$Properties|null);

                /** Hop rttMs */
                rttMs?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Hop. */
            type $Shape = ocean.tapestry.Hop.$Properties;
        }

        /**
         * Properties of a Trace.
         * @deprecated Use ocean.tapestry.Trace.$Properties instead.
         */
        interface ITrace extends ocean.tapestry.Trace.$Properties {
        }

        /** Represents a Trace. */
        class Trace {

            /**
             * Constructs a new Trace.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Trace.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Trace route. */
            route?: (ocean.tapestry.Route.$Properties|null);

            /** Trace query. */
            query: number;

            /** Trace hops. */
            hops: ocean.tapestry.Hop.$Properties[];

            /**
             * Creates a new Trace instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Trace instance
             */
            static create(properties: ocean.tapestry.Trace.$Shape): ocean.tapestry.Trace & ocean.tapestry.Trace.$Shape;
            static create(properties?: ocean.tapestry.Trace.$Properties): ocean.tapestry.Trace;

            /**
             * Encodes the specified Trace message. Does not implicitly {@link ocean.tapestry.Trace.verify|verify} messages.
             * @param message Trace message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Trace.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Trace message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Trace & ocean.tapestry.Trace.$Shape} Trace
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Trace & ocean.tapestry.Trace.$Shape;
        }

        namespace Trace {

            /** Properties of a Trace. */
            interface $Properties {

                /** Trace route */
                route?: (ocean.tapestry.Route.$Properties|null);

                /** Trace query */
                query?: (number|null);

                /** Trace hops */
                hops?: (ocean.tapestry.Hop.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Trace. */
            type $Shape = ocean.tapestry.Trace.$Properties;
        }

        /**
         * Properties of a Traced.
         * @deprecated Use ocean.tapestry.Traced.$Properties instead.
         */
        interface ITraced extends ocean.tapestry.Traced.$Properties {
        }

        /** Represents a Traced. */
        class Traced {

            /**
             * Constructs a new Traced.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Traced.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Traced query. */
            query: number;

            /** Traced hops. */
            hops: ocean.tapestry.Hop.$Properties[];

            /**
             * Creates a new Traced instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Traced instance
             */
            static create(properties: ocean.tapestry.Traced.$Shape): ocean.tapestry.Traced & ocean.tapestry.Traced.$Shape;
            static create(properties?: ocean.tapestry.Traced.$Properties): ocean.tapestry.Traced;

            /**
             * Encodes the specified Traced message. Does not implicitly {@link ocean.tapestry.Traced.verify|verify} messages.
             * @param message Traced message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Traced.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Traced message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Traced & ocean.tapestry.Traced.$Shape} Traced
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Traced & ocean.tapestry.Traced.$Shape;
        }

        namespace Traced {

            /** Properties of a Traced. */
            interface $Properties {

                /** Traced query */
                query?: (number|null);

                /** Traced hops */
                hops?: (ocean.tapestry.Hop.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Traced. */
            type $Shape = ocean.tapestry.Traced.$Properties;
        }

        /**
         * Properties of a Carry.
         * @deprecated Use ocean.tapestry.Carry.$Properties instead.
         */
        interface ICarry extends ocean.tapestry.Carry.$Properties {
        }

        /** Represents a Carry. */
        class Carry {

            /**
             * Constructs a new Carry.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Carry.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Carry route. */
            route?: (ocean.tapestry.Route.$Properties|null);

            /** Carry number. */
            number: number;

            /** Carry application. */
            application: number;

            /** Carry mode. */
            mode: number;

            /** Carry count. */
            count: number;

            /** Carry served. */
            served: Uint8Array[];

            /** Carry saltIndex. */
            saltIndex: number;

            /** Carry guid. */
            guid: Uint8Array;

            /** Carry arrived. */
            arrived: boolean;

            /** Carry local. */
            local: boolean;

            /**
             * Creates a new Carry instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Carry instance
             */
            static create(properties: ocean.tapestry.Carry.$Shape): ocean.tapestry.Carry & ocean.tapestry.Carry.$Shape;
            static create(properties?: ocean.tapestry.Carry.$Properties): ocean.tapestry.Carry;

            /**
             * Encodes the specified Carry message. Does not implicitly {@link ocean.tapestry.Carry.verify|verify} messages.
             * @param message Carry message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Carry.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Carry message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Carry & ocean.tapestry.Carry.$Shape} Carry
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Carry & ocean.tapestry.Carry.$Shape;
        }

        namespace Carry {

            /** Properties of a Carry. */
            interface $Properties {

                /** Carry route */
                route?: (ocean.tapestry.Route.$Properties|null);

                /** Carry number */
                number?: (number|null);

                /** Carry application */
                application?: (number|null);

                /** Carry mode */
                mode?: (number|null);

                /** Carry count */
                count?: (number|null);

                /** Carry served */
                served?: (Uint8Array[]|null);

                /** Carry saltIndex */
                saltIndex?: (number|null);

                /** Carry guid */
                guid?: (Uint8Array|null);

                /** Carry arrived */
                arrived?: (boolean|null);

                /** Carry local */
                local?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Carry. */
            type $Shape = ocean.tapestry.Carry.$Properties;
        }

        /**
         * Properties of a Put.
         * @deprecated Use ocean.tapestry.Put.$Properties instead.
         */
        interface IPut extends ocean.tapestry.Put.$Properties {
        }

        /** Represents a Put. */
        class Put {

            /**
             * Constructs a new Put.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Put.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Put route. */
            route?: (ocean.tapestry.Route.$Properties|null);

            /** Put query. */
            query: number;

            /** Put version. */
            version: number;

            /** Put removed. */
            removed: boolean;

            /** Put ttlMs. */
            ttlMs: number;

            /** Put guid. */
            guid: Uint8Array;

            /**
             * Creates a new Put instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Put instance
             */
            static create(properties: ocean.tapestry.Put.$Shape): ocean.tapestry.Put & ocean.tapestry.Put.$Shape;
            static create(properties?: ocean.tapestry.Put.$Properties): ocean.tapestry.Put;

            /**
             * Encodes the specified Put message. Does not implicitly {@link ocean.tapestry.Put.verify|verify} messages.
             * @param message Put message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Put.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Put message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Put & ocean.tapestry.Put.$Shape} Put
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Put & ocean.tapestry.Put.$Shape;
        }

        namespace Put {

            /** Properties of a Put. */
            interface $Properties {

                /** Put route */
                route?: (ocean.tapestry.Route.$Properties|null);

                /** Put query */
                query?: (number|null);

                /** Put version */
                version?: (number|null);

                /** Put removed */
                removed?: (boolean|null);

                /** Put ttlMs */
                ttlMs?: (number|null);

                /** Put guid */
                guid?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Put. */
            type $Shape = ocean.tapestry.Put.$Properties;
        }

        /**
         * Properties of a Stored.
         * @deprecated Use ocean.tapestry.Stored.$Properties instead.
         */
        interface IStored extends ocean.tapestry.Stored.$Properties {
        }

        /** Represents a Stored. */
        class Stored {

            /**
             * Constructs a new Stored.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Stored.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Stored query. */
            query: number;

            /**
             * Creates a new Stored instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Stored instance
             */
            static create(properties: ocean.tapestry.Stored.$Shape): ocean.tapestry.Stored & ocean.tapestry.Stored.$Shape;
            static create(properties?: ocean.tapestry.Stored.$Properties): ocean.tapestry.Stored;

            /**
             * Encodes the specified Stored message. Does not implicitly {@link ocean.tapestry.Stored.verify|verify} messages.
             * @param message Stored message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Stored.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Stored message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Stored & ocean.tapestry.Stored.$Shape} Stored
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Stored & ocean.tapestry.Stored.$Shape;
        }

        namespace Stored {

            /** Properties of a Stored. */
            interface $Properties {

                /** Stored query */
                query?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Stored. */
            type $Shape = ocean.tapestry.Stored.$Properties;
        }

        /**
         * Properties of a Get.
         * @deprecated Use ocean.tapestry.Get.$Properties instead.
         */
        interface IGet extends ocean.tapestry.Get.$Properties {
        }

        /** Represents a Get. */
        class Get {

            /**
             * Constructs a new Get.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Get.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Get route. */
            route?: (ocean.tapestry.Route.$Properties|null);

            /** Get query. */
            query: number;

            /**
             * Creates a new Get instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Get instance
             */
            static create(properties: ocean.tapestry.Get.$Shape): ocean.tapestry.Get & ocean.tapestry.Get.$Shape;
            static create(properties?: ocean.tapestry.Get.$Properties): ocean.tapestry.Get;

            /**
             * Encodes the specified Get message. Does not implicitly {@link ocean.tapestry.Get.verify|verify} messages.
             * @param message Get message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Get.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Get message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Get & ocean.tapestry.Get.$Shape} Get
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Get & ocean.tapestry.Get.$Shape;
        }

        namespace Get {

            /** Properties of a Get. */
            interface $Properties {

                /** Get route */
                route?: (ocean.tapestry.Route.$Properties|null);

                /** Get query */
                query?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Get. */
            type $Shape = ocean.tapestry.Get.$Properties;
        }

        /**
         * Properties of a Value.
         * @deprecated Use ocean.tapestry.Value.$Properties instead.
         */
        interface IValue extends ocean.tapestry.Value.$Properties {
        }

        /** Represents a Value. */
        class Value {

            /**
             * Constructs a new Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Value query. */
            query: number;

            /** Value found. */
            found: boolean;

            /** Value version. */
            version: number;

            /**
             * Creates a new Value instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Value instance
             */
            static create(properties: ocean.tapestry.Value.$Shape): ocean.tapestry.Value & ocean.tapestry.Value.$Shape;
            static create(properties?: ocean.tapestry.Value.$Properties): ocean.tapestry.Value;

            /**
             * Encodes the specified Value message. Does not implicitly {@link ocean.tapestry.Value.verify|verify} messages.
             * @param message Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Value & ocean.tapestry.Value.$Shape} Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Value & ocean.tapestry.Value.$Shape;
        }

        namespace Value {

            /** Properties of a Value. */
            interface $Properties {

                /** Value query */
                query?: (number|null);

                /** Value found */
                found?: (boolean|null);

                /** Value version */
                version?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Value. */
            type $Shape = ocean.tapestry.Value.$Properties;
        }

        /**
         * Properties of a Message.
         * @deprecated Use ocean.tapestry.Message.$Properties instead.
         */
        interface IMessage extends ocean.tapestry.Message.$Properties {
        }

        /** Represents a Message. */
        class Message {

            /**
             * Constructs a new Message.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.tapestry.Message.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Message ping. */
            ping?: (ocean.tapestry.Beacon.$Properties|null);

            /** Message pong. */
            pong?: (ocean.tapestry.Beacon.$Properties|null);

            /** Message nodes. */
            nodes?: (ocean.tapestry.Nodes.$Properties|null);

            /** Message getNodes. */
            getNodes?: (ocean.tapestry.GetNodes.$Properties|null);

            /** Message backpointer. */
            backpointer?: (ocean.tapestry.Backpointer.$Properties|null);

            /** Message leaving. */
            leaving?: (ocean.tapestry.Leaving.$Properties|null);

            /** Message join. */
            join?: (ocean.tapestry.Join.$Properties|null);

            /** Message joinAnswer. */
            joinAnswer?: (ocean.tapestry.JoinAnswer.$Properties|null);

            /** Message multicast. */
            multicast?: (ocean.tapestry.Multicast.$Properties|null);

            /** Message multicastAck. */
            multicastAck?: (ocean.tapestry.MulticastAck.$Properties|null);

            /** Message notify. */
            notify?: (ocean.tapestry.Notify.$Properties|null);

            /** Message inserted. */
            inserted?: (ocean.tapestry.Inserted.$Properties|null);

            /** Message getPointers. */
            getPointers?: (ocean.tapestry.GetPointers.$Properties|null);

            /** Message pointers. */
            pointers?: (ocean.tapestry.Pointers.$Properties|null);

            /** Message publish. */
            publish?: (ocean.tapestry.Publish.$Properties|null);

            /** Message publishAck. */
            publishAck?: (ocean.tapestry.PublishAck.$Properties|null);

            /** Message locate. */
            locate?: (ocean.tapestry.Locate.$Properties|null);

            /** Message located. */
            located?: (ocean.tapestry.Located.$Properties|null);

            /** Message trace. */
            trace?: (ocean.tapestry.Trace.$Properties|null);

            /** Message traced. */
            traced?: (ocean.tapestry.Traced.$Properties|null);

            /** Message carry. */
            carry?: (ocean.tapestry.Carry.$Properties|null);

            /** Message put. */
            put?: (ocean.tapestry.Put.$Properties|null);

            /** Message stored. */
            stored?: (ocean.tapestry.Stored.$Properties|null);

            /** Message get. */
            get?: (ocean.tapestry.Get.$Properties|null);

            /** Message value. */
            value?: (ocean.tapestry.Value.$Properties|null);

            /** Message notifyAck. */
            notifyAck?: (ocean.tapestry.NotifyAck.$Properties|null);

            /** Message body. */
            body?: ("ping"|"pong"|"nodes"|"getNodes"|"backpointer"|"leaving"|"join"|"joinAnswer"|"multicast"|"multicastAck"|"notify"|"inserted"|"getPointers"|"pointers"|"publish"|"publishAck"|"locate"|"located"|"trace"|"traced"|"carry"|"put"|"stored"|"get"|"value"|"notifyAck");

            /**
             * Creates a new Message instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Message instance
             */
            static create(properties: ocean.tapestry.Message.$Shape): ocean.tapestry.Message & ocean.tapestry.Message.$Shape;
            static create(properties?: ocean.tapestry.Message.$Properties): ocean.tapestry.Message;

            /**
             * Encodes the specified Message message. Does not implicitly {@link ocean.tapestry.Message.verify|verify} messages.
             * @param message Message message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.tapestry.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Message message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.tapestry.Message & ocean.tapestry.Message.$Shape} Message
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.tapestry.Message & ocean.tapestry.Message.$Shape;
        }

        namespace Message {

            /** Properties of a Message. */
            interface $Properties {

                /** Message ping */
                ping?: (ocean.tapestry.Beacon.$Properties|null);

                /** Message pong */
                pong?: (ocean.tapestry.Beacon.$Properties|null);

                /** Message nodes */
                nodes?: (ocean.tapestry.Nodes.$Properties|null);

                /** Message getNodes */
                getNodes?: (ocean.tapestry.GetNodes.$Properties|null);

                /** Message backpointer */
                backpointer?: (ocean.tapestry.Backpointer.$Properties|null);

                /** Message leaving */
                leaving?: (ocean.tapestry.Leaving.$Properties|null);

                /** Message join */
                join?: (ocean.tapestry.Join.$Properties|null);

                /** Message joinAnswer */
                joinAnswer?: (ocean.tapestry.JoinAnswer.$Properties|null);

                /** Message multicast */
                multicast?: (ocean.tapestry.Multicast.$Properties|null);

                /** Message multicastAck */
                multicastAck?: (ocean.tapestry.MulticastAck.$Properties|null);

                /** Message notify */
                notify?: (ocean.tapestry.Notify.$Properties|null);

                /** Message inserted */
                inserted?: (ocean.tapestry.Inserted.$Properties|null);

                /** Message getPointers */
                getPointers?: (ocean.tapestry.GetPointers.$Properties|null);

                /** Message pointers */
                pointers?: (ocean.tapestry.Pointers.$Properties|null);

                /** Message publish */
                publish?: (ocean.tapestry.Publish.$Properties|null);

                /** Message publishAck */
                publishAck?: (ocean.tapestry.PublishAck.$Properties|null);

                /** Message locate */
                locate?: (ocean.tapestry.Locate.$Properties|null);

                /** Message located */
                located?: (ocean.tapestry.Located.$Properties|null);

                /** Message trace */
                trace?: (ocean.tapestry.Trace.$Properties|null);

                /** Message traced */
                traced?: (ocean.tapestry.Traced.$Properties|null);

                /** Message carry */
                carry?: (ocean.tapestry.Carry.$Properties|null);

                /** Message put */
                put?: (ocean.tapestry.Put.$Properties|null);

                /** Message stored */
                stored?: (ocean.tapestry.Stored.$Properties|null);

                /** Message get */
                get?: (ocean.tapestry.Get.$Properties|null);

                /** Message value */
                value?: (ocean.tapestry.Value.$Properties|null);

                /** Message notifyAck */
                notifyAck?: (ocean.tapestry.NotifyAck.$Properties|null);

                /** Message body */
                body?: ("ping"|"pong"|"nodes"|"getNodes"|"backpointer"|"leaving"|"join"|"joinAnswer"|"multicast"|"multicastAck"|"notify"|"inserted"|"getPointers"|"pointers"|"publish"|"publishAck"|"locate"|"located"|"trace"|"traced"|"carry"|"put"|"stored"|"get"|"value"|"notifyAck");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of a Message. */
            type $Shape = {
              ping?: ocean.tapestry.Beacon.$Shape|null;
              pong?: ocean.tapestry.Beacon.$Shape|null;
              nodes?: ocean.tapestry.Nodes.$Shape|null;
              getNodes?: ocean.tapestry.GetNodes.$Shape|null;
              backpointer?: ocean.tapestry.Backpointer.$Shape|null;
              leaving?: ocean.tapestry.Leaving.$Shape|null;
              join?: ocean.tapestry.Join.$Shape|null;
              joinAnswer?: ocean.tapestry.JoinAnswer.$Shape|null;
              multicast?: ocean.tapestry.Multicast.$Shape|null;
              multicastAck?: ocean.tapestry.MulticastAck.$Shape|null;
              notify?: ocean.tapestry.Notify.$Shape|null;
              inserted?: ocean.tapestry.Inserted.$Shape|null;
              getPointers?: ocean.tapestry.GetPointers.$Shape|null;
              pointers?: ocean.tapestry.Pointers.$Shape|null;
              publish?: ocean.tapestry.Publish.$Shape|null;
              publishAck?: ocean.tapestry.PublishAck.$Shape|null;
              locate?: ocean.tapestry.Locate.$Shape|null;
              located?: ocean.tapestry.Located.$Shape|null;
              trace?: ocean.tapestry.Trace.$Shape|null;
              traced?: ocean.tapestry.Traced.$Shape|null;
              carry?: ocean.tapestry.Carry.$Shape|null;
              put?: ocean.tapestry.Put.$Shape|null;
              stored?: ocean.tapestry.Stored.$Shape|null;
              get?: ocean.tapestry.Get.$Shape|null;
              value?: ocean.tapestry.Value.$Shape|null;
              notifyAck?: ocean.tapestry.NotifyAck.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "ping"; ping: ocean.tapestry.Beacon.$Shape; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "pong"; ping?: null; pong: ocean.tapestry.Beacon.$Shape; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "nodes"; ping?: null; pong?: null; nodes: ocean.tapestry.Nodes.$Shape; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "getNodes"; ping?: null; pong?: null; nodes?: null; getNodes: ocean.tapestry.GetNodes.$Shape; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "backpointer"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer: ocean.tapestry.Backpointer.$Shape; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "leaving"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving: ocean.tapestry.Leaving.$Shape; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "join"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join: ocean.tapestry.Join.$Shape; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "joinAnswer"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer: ocean.tapestry.JoinAnswer.$Shape; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "multicast"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast: ocean.tapestry.Multicast.$Shape; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "multicastAck"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck: ocean.tapestry.MulticastAck.$Shape; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "notify"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify: ocean.tapestry.Notify.$Shape; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "inserted"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted: ocean.tapestry.Inserted.$Shape; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "getPointers"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers: ocean.tapestry.GetPointers.$Shape; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "pointers"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers: ocean.tapestry.Pointers.$Shape; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "publish"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish: ocean.tapestry.Publish.$Shape; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "publishAck"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck: ocean.tapestry.PublishAck.$Shape; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "locate"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate: ocean.tapestry.Locate.$Shape; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "located"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located: ocean.tapestry.Located.$Shape; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "trace"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace: ocean.tapestry.Trace.$Shape; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "traced"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced: ocean.tapestry.Traced.$Shape; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "carry"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry: ocean.tapestry.Carry.$Shape; put?: null; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "put"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put: ocean.tapestry.Put.$Shape; stored?: null; get?: null; value?: null; notifyAck?: null }|{ body?: "stored"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored: ocean.tapestry.Stored.$Shape; get?: null; value?: null; notifyAck?: null }|{ body?: "get"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get: ocean.tapestry.Get.$Shape; value?: null; notifyAck?: null }|{ body?: "value"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value: ocean.tapestry.Value.$Shape; notifyAck?: null }|{ body?: "notifyAck"; ping?: null; pong?: null; nodes?: null; getNodes?: null; backpointer?: null; leaving?: null; join?: null; joinAnswer?: null; multicast?: null; multicastAck?: null; notify?: null; inserted?: null; getPointers?: null; pointers?: null; publish?: null; publishAck?: null; locate?: null; located?: null; trace?: null; traced?: null; carry?: null; put?: null; stored?: null; get?: null; value?: null; notifyAck: ocean.tapestry.NotifyAck.$Shape })
            );
        }
    }

    /** Namespace watch. */
    namespace watch {

        /**
         * Properties of a Place.
         * @deprecated Use ocean.watch.Place.$Properties instead.
         */
        interface IPlace extends ocean.watch.Place.$Properties {
        }

        /** Represents a Place. */
        class Place {

            /**
             * Constructs a new Place.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.watch.Place.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Place zone. */
            zone: string;

            /** Place machine. */
            machine: string;

            /**
             * Creates a new Place instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Place instance
             */
            static create(properties: ocean.watch.Place.$Shape): ocean.watch.Place & ocean.watch.Place.$Shape;
            static create(properties?: ocean.watch.Place.$Properties): ocean.watch.Place;

            /**
             * Encodes the specified Place message. Does not implicitly {@link ocean.watch.Place.verify|verify} messages.
             * @param message Place message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.watch.Place.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Place message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.watch.Place & ocean.watch.Place.$Shape} Place
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.watch.Place & ocean.watch.Place.$Shape;
        }

        namespace Place {

            /** Properties of a Place. */
            interface $Properties {

                /** Place zone */
                zone?: (string|null);

                /** Place machine */
                machine?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Place. */
            type $Shape = ocean.watch.Place.$Properties;
        }

        /**
         * Properties of a Capacity.
         * @deprecated Use ocean.watch.Capacity.$Properties instead.
         */
        interface ICapacity extends ocean.watch.Capacity.$Properties {
        }

        /** Represents a Capacity. */
        class Capacity {

            /**
             * Constructs a new Capacity.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.watch.Capacity.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Capacity quotaMib. */
            quotaMib: number;

            /** Capacity fill. */
            fill: number;

            /** Capacity isFull. */
            isFull: boolean;

            /** Capacity isDraining. */
            isDraining: boolean;

            /**
             * Creates a new Capacity instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Capacity instance
             */
            static create(properties: ocean.watch.Capacity.$Shape): ocean.watch.Capacity & ocean.watch.Capacity.$Shape;
            static create(properties?: ocean.watch.Capacity.$Properties): ocean.watch.Capacity;

            /**
             * Encodes the specified Capacity message. Does not implicitly {@link ocean.watch.Capacity.verify|verify} messages.
             * @param message Capacity message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.watch.Capacity.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Capacity message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.watch.Capacity & ocean.watch.Capacity.$Shape} Capacity
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.watch.Capacity & ocean.watch.Capacity.$Shape;
        }

        namespace Capacity {

            /** Properties of a Capacity. */
            interface $Properties {

                /** Capacity quotaMib */
                quotaMib?: (number|null);

                /** Capacity fill */
                fill?: (number|null);

                /** Capacity isFull */
                isFull?: (boolean|null);

                /** Capacity isDraining */
                isDraining?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Capacity. */
            type $Shape = ocean.watch.Capacity.$Properties;
        }

        /**
         * Properties of a DescribeNode.
         * @deprecated Use ocean.watch.DescribeNode.$Properties instead.
         */
        interface IDescribeNode extends ocean.watch.DescribeNode.$Properties {
        }

        /** Represents a DescribeNode. */
        class DescribeNode {

            /**
             * Constructs a new DescribeNode.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.watch.DescribeNode.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /**
             * Creates a new DescribeNode instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DescribeNode instance
             */
            static create(properties: ocean.watch.DescribeNode.$Shape): ocean.watch.DescribeNode & ocean.watch.DescribeNode.$Shape;
            static create(properties?: ocean.watch.DescribeNode.$Properties): ocean.watch.DescribeNode;

            /**
             * Encodes the specified DescribeNode message. Does not implicitly {@link ocean.watch.DescribeNode.verify|verify} messages.
             * @param message DescribeNode message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.watch.DescribeNode.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DescribeNode message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.watch.DescribeNode & ocean.watch.DescribeNode.$Shape} DescribeNode
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.watch.DescribeNode & ocean.watch.DescribeNode.$Shape;
        }

        namespace DescribeNode {

            /** Properties of a DescribeNode. */
            interface $Properties {

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DescribeNode. */
            type $Shape = ocean.watch.DescribeNode.$Properties;
        }

        /**
         * Properties of a NodeDescribed.
         * @deprecated Use ocean.watch.NodeDescribed.$Properties instead.
         */
        interface INodeDescribed extends ocean.watch.NodeDescribed.$Properties {
        }

        /** Represents a NodeDescribed. */
        class NodeDescribed {

            /**
             * Constructs a new NodeDescribed.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.watch.NodeDescribed.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NodeDescribed place. */
            place?: (ocean.watch.Place.$Properties|null);

            /** NodeDescribed capacity. */
            capacity?: (ocean.watch.Capacity.$Properties|null);

            /**
             * Creates a new NodeDescribed instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NodeDescribed instance
             */
            static create(properties: ocean.watch.NodeDescribed.$Shape): ocean.watch.NodeDescribed & ocean.watch.NodeDescribed.$Shape;
            static create(properties?: ocean.watch.NodeDescribed.$Properties): ocean.watch.NodeDescribed;

            /**
             * Encodes the specified NodeDescribed message. Does not implicitly {@link ocean.watch.NodeDescribed.verify|verify} messages.
             * @param message NodeDescribed message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.watch.NodeDescribed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NodeDescribed message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.watch.NodeDescribed & ocean.watch.NodeDescribed.$Shape} NodeDescribed
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.watch.NodeDescribed & ocean.watch.NodeDescribed.$Shape;
        }

        namespace NodeDescribed {

            /** Properties of a NodeDescribed. */
            interface $Properties {

                /** NodeDescribed place */
                place?: (ocean.watch.Place.$Properties|null);

                /** NodeDescribed capacity */
                capacity?: (ocean.watch.Capacity.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NodeDescribed. */
            type $Shape = ocean.watch.NodeDescribed.$Properties;
        }

        /**
         * Properties of a Compare.
         * @deprecated Use ocean.watch.Compare.$Properties instead.
         */
        interface ICompare extends ocean.watch.Compare.$Properties {
        }

        /** Represents a Compare. */
        class Compare {

            /**
             * Constructs a new Compare.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.watch.Compare.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Compare buckets. */
            buckets: Uint8Array;

            /**
             * Creates a new Compare instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Compare instance
             */
            static create(properties: ocean.watch.Compare.$Shape): ocean.watch.Compare & ocean.watch.Compare.$Shape;
            static create(properties?: ocean.watch.Compare.$Properties): ocean.watch.Compare;

            /**
             * Encodes the specified Compare message. Does not implicitly {@link ocean.watch.Compare.verify|verify} messages.
             * @param message Compare message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.watch.Compare.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Compare message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.watch.Compare & ocean.watch.Compare.$Shape} Compare
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.watch.Compare & ocean.watch.Compare.$Shape;
        }

        namespace Compare {

            /** Properties of a Compare. */
            interface $Properties {

                /** Compare buckets */
                buckets?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Compare. */
            type $Shape = ocean.watch.Compare.$Properties;
        }

        /**
         * Properties of a Differ.
         * @deprecated Use ocean.watch.Differ.$Properties instead.
         */
        interface IDiffer extends ocean.watch.Differ.$Properties {
        }

        /** Represents a Differ. */
        class Differ {

            /**
             * Constructs a new Differ.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.watch.Differ.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Differ buckets. */
            buckets: Uint8Array;

            /**
             * Creates a new Differ instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Differ instance
             */
            static create(properties: ocean.watch.Differ.$Shape): ocean.watch.Differ & ocean.watch.Differ.$Shape;
            static create(properties?: ocean.watch.Differ.$Properties): ocean.watch.Differ;

            /**
             * Encodes the specified Differ message. Does not implicitly {@link ocean.watch.Differ.verify|verify} messages.
             * @param message Differ message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.watch.Differ.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Differ message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.watch.Differ & ocean.watch.Differ.$Shape} Differ
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.watch.Differ & ocean.watch.Differ.$Shape;
        }

        namespace Differ {

            /** Properties of a Differ. */
            interface $Properties {

                /** Differ buckets */
                buckets?: (Uint8Array|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Differ. */
            type $Shape = ocean.watch.Differ.$Properties;
        }

        /**
         * Properties of a Held.
         * @deprecated Use ocean.watch.Held.$Properties instead.
         */
        interface IHeld extends ocean.watch.Held.$Properties {
        }

        /** Represents a Held. */
        class Held {

            /**
             * Constructs a new Held.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.watch.Held.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Held pack. */
            pack: Uint8Array;

            /** Held indexes. */
            indexes: number[];

            /**
             * Creates a new Held instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Held instance
             */
            static create(properties: ocean.watch.Held.$Shape): ocean.watch.Held & ocean.watch.Held.$Shape;
            static create(properties?: ocean.watch.Held.$Properties): ocean.watch.Held;

            /**
             * Encodes the specified Held message. Does not implicitly {@link ocean.watch.Held.verify|verify} messages.
             * @param message Held message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.watch.Held.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Held message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.watch.Held & ocean.watch.Held.$Shape} Held
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.watch.Held & ocean.watch.Held.$Shape;
        }

        namespace Held {

            /** Properties of a Held. */
            interface $Properties {

                /** Held pack */
                pack?: (Uint8Array|null);

                /** Held indexes */
                indexes?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Held. */
            type $Shape = ocean.watch.Held.$Properties;
        }

        /**
         * Properties of a Holding.
         * @deprecated Use ocean.watch.Holding.$Properties instead.
         */
        interface IHolding extends ocean.watch.Holding.$Properties {
        }

        /** Represents a Holding. */
        class Holding {

            /**
             * Constructs a new Holding.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.watch.Holding.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Holding held. */
            held: ocean.watch.Held.$Properties[];

            /** Holding isQuestion. */
            isQuestion: boolean;

            /**
             * Creates a new Holding instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Holding instance
             */
            static create(properties: ocean.watch.Holding.$Shape): ocean.watch.Holding & ocean.watch.Holding.$Shape;
            static create(properties?: ocean.watch.Holding.$Properties): ocean.watch.Holding;

            /**
             * Encodes the specified Holding message. Does not implicitly {@link ocean.watch.Holding.verify|verify} messages.
             * @param message Holding message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.watch.Holding.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Holding message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.watch.Holding & ocean.watch.Holding.$Shape} Holding
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.watch.Holding & ocean.watch.Holding.$Shape;
        }

        namespace Holding {

            /** Properties of a Holding. */
            interface $Properties {

                /** Holding held */
                held?: (ocean.watch.Held.$Properties[]|null);

                /** Holding isQuestion */
                isQuestion?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Holding. */
            type $Shape = ocean.watch.Holding.$Properties;
        }

        /**
         * Properties of a Holder.
         * @deprecated Use ocean.watch.Holder.$Properties instead.
         */
        interface IHolder extends ocean.watch.Holder.$Properties {
        }

        /** Represents a Holder. */
        class Holder {

            /**
             * Constructs a new Holder.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.watch.Holder.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Holder node. */
            node?: (ocean.common.NodeAddress.$Properties|null);

            /** Holder indexes. */
            indexes: number[];

            /**
             * Creates a new Holder instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Holder instance
             */
            static create(properties: ocean.watch.Holder.$Shape): ocean.watch.Holder & ocean.watch.Holder.$Shape;
            static create(properties?: ocean.watch.Holder.$Properties): ocean.watch.Holder;

            /**
             * Encodes the specified Holder message. Does not implicitly {@link ocean.watch.Holder.verify|verify} messages.
             * @param message Holder message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.watch.Holder.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Holder message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.watch.Holder & ocean.watch.Holder.$Shape} Holder
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.watch.Holder & ocean.watch.Holder.$Shape;
        }

        namespace Holder {

            /** Properties of a Holder. */
            interface $Properties {

                /** Holder node */
                node?: (ocean.common.NodeAddress.$Properties|null);

                /** Holder indexes */
                indexes?: (number[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Holder. */
            type $Shape = ocean.watch.Holder.$Properties;
        }

        /**
         * Properties of a Spread.
         * @deprecated Use ocean.watch.Spread.$Properties instead.
         */
        interface ISpread extends ocean.watch.Spread.$Properties {
        }

        /** Represents a Spread. */
        class Spread {

            /**
             * Constructs a new Spread.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.watch.Spread.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Spread pack. */
            pack: Uint8Array;

            /** Spread holders. */
            holders: ocean.watch.Holder.$Properties[];

            /**
             * Creates a new Spread instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Spread instance
             */
            static create(properties: ocean.watch.Spread.$Shape): ocean.watch.Spread & ocean.watch.Spread.$Shape;
            static create(properties?: ocean.watch.Spread.$Properties): ocean.watch.Spread;

            /**
             * Encodes the specified Spread message. Does not implicitly {@link ocean.watch.Spread.verify|verify} messages.
             * @param message Spread message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.watch.Spread.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Spread message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.watch.Spread & ocean.watch.Spread.$Shape} Spread
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.watch.Spread & ocean.watch.Spread.$Shape;
        }

        namespace Spread {

            /** Properties of a Spread. */
            interface $Properties {

                /** Spread pack */
                pack?: (Uint8Array|null);

                /** Spread holders */
                holders?: (ocean.watch.Holder.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Spread. */
            type $Shape = ocean.watch.Spread.$Properties;
        }

        /**
         * Properties of an Envelope.
         * @deprecated Use ocean.watch.Envelope.$Properties instead.
         */
        interface IEnvelope extends ocean.watch.Envelope.$Properties {
        }

        /** Represents an Envelope. */
        class Envelope {

            /**
             * Constructs a new Envelope.
             * @param [properties] Properties to set
             */
            constructor(properties?: ocean.watch.Envelope.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Envelope describeNode. */
            describeNode?: (ocean.watch.DescribeNode.$Properties|null);

            /** Envelope nodeDescribed. */
            nodeDescribed?: (ocean.watch.NodeDescribed.$Properties|null);

            /** Envelope compare. */
            compare?: (ocean.watch.Compare.$Properties|null);

            /** Envelope differ. */
            differ?: (ocean.watch.Differ.$Properties|null);

            /** Envelope holding. */
            holding?: (ocean.watch.Holding.$Properties|null);

            /** Envelope spread. */
            spread?: (ocean.watch.Spread.$Properties|null);

            /** Envelope body. */
            body?: ("describeNode"|"nodeDescribed"|"compare"|"differ"|"holding"|"spread");

            /**
             * Creates a new Envelope instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Envelope instance
             */
            static create(properties: ocean.watch.Envelope.$Shape): ocean.watch.Envelope & ocean.watch.Envelope.$Shape;
            static create(properties?: ocean.watch.Envelope.$Properties): ocean.watch.Envelope;

            /**
             * Encodes the specified Envelope message. Does not implicitly {@link ocean.watch.Envelope.verify|verify} messages.
             * @param message Envelope message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: ocean.watch.Envelope.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Envelope message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {ocean.watch.Envelope & ocean.watch.Envelope.$Shape} Envelope
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): ocean.watch.Envelope & ocean.watch.Envelope.$Shape;
        }

        namespace Envelope {

            /** Properties of an Envelope. */
            interface $Properties {

                /** Envelope describeNode */
                describeNode?: (ocean.watch.DescribeNode.$Properties|null);

                /** Envelope nodeDescribed */
                nodeDescribed?: (ocean.watch.NodeDescribed.$Properties|null);

                /** Envelope compare */
                compare?: (ocean.watch.Compare.$Properties|null);

                /** Envelope differ */
                differ?: (ocean.watch.Differ.$Properties|null);

                /** Envelope holding */
                holding?: (ocean.watch.Holding.$Properties|null);

                /** Envelope spread */
                spread?: (ocean.watch.Spread.$Properties|null);

                /** Envelope body */
                body?: ("describeNode"|"nodeDescribed"|"compare"|"differ"|"holding"|"spread");

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Narrowed shape of an Envelope. */
            type $Shape = {
              describeNode?: ocean.watch.DescribeNode.$Shape|null;
              nodeDescribed?: ocean.watch.NodeDescribed.$Shape|null;
              compare?: ocean.watch.Compare.$Shape|null;
              differ?: ocean.watch.Differ.$Shape|null;
              holding?: ocean.watch.Holding.$Shape|null;
              spread?: ocean.watch.Spread.$Shape|null;
              $unknowns?: Uint8Array[];
            } & (
              ({ body?: undefined; describeNode?: null; nodeDescribed?: null; compare?: null; differ?: null; holding?: null; spread?: null }|{ body?: "describeNode"; describeNode: ocean.watch.DescribeNode.$Shape; nodeDescribed?: null; compare?: null; differ?: null; holding?: null; spread?: null }|{ body?: "nodeDescribed"; describeNode?: null; nodeDescribed: ocean.watch.NodeDescribed.$Shape; compare?: null; differ?: null; holding?: null; spread?: null }|{ body?: "compare"; describeNode?: null; nodeDescribed?: null; compare: ocean.watch.Compare.$Shape; differ?: null; holding?: null; spread?: null }|{ body?: "differ"; describeNode?: null; nodeDescribed?: null; compare?: null; differ: ocean.watch.Differ.$Shape; holding?: null; spread?: null }|{ body?: "holding"; describeNode?: null; nodeDescribed?: null; compare?: null; differ?: null; holding: ocean.watch.Holding.$Shape; spread?: null }|{ body?: "spread"; describeNode?: null; nodeDescribed?: null; compare?: null; differ?: null; holding?: null; spread: ocean.watch.Spread.$Shape })
            );
        }
    }
}
